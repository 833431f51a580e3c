"""What is kept between two runs of a command: that it changes nothing but the time that they take."""

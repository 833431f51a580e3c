"""What is kept between two runs of a command, outside of the edition: never needed, never taken on trust."""

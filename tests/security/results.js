// Returns what the list of search results is made of.
[...document.querySelectorAll(".md-search-result__list *")].flatMap((element) => [
  `<${element.localName}>`,
  ...element.getAttributeNames(),
]);

/* Compatibility characters: which are typography, and which say something else. As
   anchoring/compatibility.py has it, which derives the list from the Unicode Character Database:
   powers, indices, fractions, circled letters, numerals that are no plain digits, and what hides one. */

const OTHER_VALUE =
  /[\p{No}\p{Nl}\u00aa\u00ba\u02b0-\u02b8\u02e0-\u02e4\u10fc\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207a-\u207f\u208a-\u208e\u2090-\u209c\u2116\u2120\u2122\u24b6-\u24e9\u2c7c-\u2c7d\u2d6f\u3196-\u319f\u3244-\u3247\u3260-\u327e\u328a-\u32b0\u32c0-\u32cb\u32d0-\u32fe\u3358-\u3370\u3378-\u3379\u339f-\u33a6\u33a8\u33af\u33e0-\u33fe\ua69c-\ua69d\ua770\ua7f2-\ua7f4\ua7f8-\ua7f9\uab5c-\uab5f\uab69\u{10781}-\u{10785}\u{10787}-\u{107b0}\u{107b2}-\u{107ba}\u{1f12b}-\u{1f12e}\u{1f16a}-\u{1f16c}\u{1f250}-\u{1f251}]/u

/* One grapheme cluster composed (NFC), its typographic forms replaced by plain ones. */
export const withoutCompatibility = cluster =>
  [...cluster].map(sign => (OTHER_VALUE.test(sign) ? sign : sign.normalize("NFKD"))).join("").normalize("NFC")

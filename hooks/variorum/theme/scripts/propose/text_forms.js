/* What a text must look like: its pattern, and for dates and language tags what no pattern says, as
   model/edtf.py and model/values.py have it. */

const PARTS = /^(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?$/
const FIRST_OF_SEASON = { 21: 3, 22: 6, 23: 9, 24: 12 }
const MONTHS = 12

/* The languages of two letters in the registry of BCP 47, as model/values.py lists them. */
const TWO_LETTERS = `
  aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
  es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
  ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
  no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
  ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.trim().split(/\s+/)

/* The calendar repeats every 400 years. */
const daysOf = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

function simple(text) {
  const found = PARTS.exec(text)
  if (!found) return null
  const [, written, ...parts] = found
  const years = [..."09"].map(digit => Number(written.replaceAll("X", digit))).sort((one, other) => one - other)
  // The decade before the year 0.
  if (written.startsWith("-") && years[1] === 0) years[1] = -1
  const [month, day] = parts.map(part => (!part || part.includes("X") ? 0 : Number(part)))
  return { first: years[0], last: years[1], month, day: month ? day : 0 }
}

function earliest({ first, month, day }) {
  return [first, FIRST_OF_SEASON[month] ?? (month || 1), day || 1]
}

function latest({ last, month, day }) {
  const ends = month in FIRST_OF_SEASON ? FIRST_OF_SEASON[month] + 2 : month || MONTHS
  const year = last + (ends > MONTHS)
  const inYear = ((ends - 1) % MONTHS) + 1
  return [year, inYear, day || daysOf(year, inYear)]
}

const compared = ([year, month, day], than) => year - than[0] || month - than[1] || day - than[2]

/* Whether a date that has the form of EDTF is on the calendar, and does not end before it begins. */
export function isDate(date) {
  const [begin, end] = date.split("/").map(simple)
  const both = [begin, end ?? begin].filter(Boolean)
  const exist = both.every(({ first, month, day }) => !day || month in FIRST_OF_SEASON || day <= daysOf(first, month))
  return exist && both.length > 0 && compared(latest(both.at(-1)), earliest(both[0])) >= 0
}

/* Whether a tag that has the form of BCP 47 begins with a language that there is. */
export function isLanguage(tag) {
  const primary = tag.split("-", 1)[0].toLowerCase()
  return primary.length !== 2 || TWO_LETTERS.includes(primary)
}

const FURTHER = { "a date": isDate, "a language tag": isLanguage }

/* Whether one text, or each of several, has the form that a field asks for. */
export function hasForm(value, { pattern, form }) {
  const matching = new RegExp(pattern, "u")
  return [value].flat().every(text => matching.test(text) && (FURTHER[form]?.(text) ?? true))
}

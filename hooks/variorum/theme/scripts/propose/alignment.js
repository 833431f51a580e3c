/* Two strings of words, laid beside each other: as anchoring/alignment.py has it. There the likely
   parts of a text are looked up first; here there is one quote to look for, and all of the text is gone through. */

const ALIKE_WORD = 0.6
const SHORTEST_ALIKE = 3
const STEP = 0.5

/* Twice the longest common subsequence over both lengths: rapidfuzz's `ratio`. */
export function similarity(one, other) {
  if (one === other) return 1
  const [a, b] = [[...one], [...other]]
  let row = new Uint16Array(b.length + 1)
  for (const sign of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 0; at < b.length; at++)
      next[at + 1] = sign === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at])
    row = next
  }
  return (2 * row[b.length]) / (a.length + b.length)
}

function agreement(one, other) {
  if (one === other) return one.length
  const [shorter, longer] = one.length < other.length ? [one.length, other.length] : [other.length, one.length]
  if (shorter < SHORTEST_ALIKE || 2 * shorter < ALIKE_WORD * (shorter + longer)) return 0
  const alike = similarity(one, other)
  return alike >= ALIKE_WORD ? one.length * alike : 0
}

/* For each distinct word how many of its letters agree with `one`. */
function agreements(one, distinct) {
  return Float64Array.from(distinct, other => agreement(one, other))
}

/* The partners of the words sought, and how many of their letters agree. */
export function align(sought, words) {
  const numbers = new Map()
  const numbered = words.map(word => {
    if (!numbers.has(word)) numbers.set(word, numbers.size)
    return numbers.get(word)
  })
  const tables = sought.map(word => agreements(word, numbers.keys()))
  const width = words.length + 1
  const scores = [new Float64Array(width)]
  tables.forEach(table => {
    const above = scores.at(-1)
    const line = new Float64Array(width)
    line[0] = above[0] - STEP
    for (let at = 0; at < words.length; at++)
      line[at + 1] = Math.max(above[at] + (table[numbered[at]] || -STEP), above[at + 1] - STEP, line[at] - STEP)
    scores.push(line)
  })
  const last = scores.at(-1)
  let at = last.reduce((best, score, end) => (score > last[best] ? end : best), 0)
  /* The last word sought is not there: rather another one in its place than none. */
  if (sought.length && at + 1 < width && last[at] === last[at + 1] && last[at] === scores.at(-2)[at] - STEP) at++
  const partners = sought.map(() => null)
  const agreeing = sought.map(() => 0)
  for (let number = sought.length; number && at; ) {
    const here = scores[number][at]
    const letters = tables[number - 1][numbered[at - 1]]
    if (here === scores[number - 1][at - 1] + (letters || -STEP)) {
      number--
      at--
      partners[number] = at
      agreeing[number] = letters
    } else if (here === scores[number - 1][at] - STEP) number--
    else at--
  }
  return { partners, agreeing }
}

"use strict";
/* Reads a row as the import does. The rules are data, written from the contract's own;
   tests hold both verdicts equal over thousands of rows. */
const FORM = JSON.parse(document.getElementById("form").textContent);
const RULES = FORM.spellings;

const anywhere = (source, flags = "u") => new RegExp(source, flags);
const wholly = (source, flags = "u") => new RegExp(`^(?:${source})$`, flags);

const QUOTES = new Set(RULES.quotes);
const DASHES = anywhere(RULES.dashes, "gu");
const NOTHING = new Set(RULES.nothing);
const ERROR = wholly(RULES.error);
const DAYS = RULES.days.map((form) => wholly(form, "iu"));
const [WHOLE, CLOCK, HOURS, MINUTES, PEOPLE] = ["whole", "clock", "hours", "minutes", "people"]
  .map((name) => wholly(RULES[name]));
const [SPAN, SUM, MARKED] = ["span", "sum", "marked"].map((name) => wholly(RULES[name]));
const AND = anywhere(RULES.and);
const NOTED = anywhere(RULES.noted);
const [EXPONENT, CODE, WORD, TWICE, RANGE] = ["exponent", "code", "word", "twice", "range"]
  .map((name) => wholly(RULES.codes[name]));
const [DITTO, ABOVE, DAY, COUNTED, PERSONAL, NOBODY] = ["ditto", "above", "day", "counted", "personal", "nobody"]
  .map((name) => wholly(RULES.codes[name]));
const MONTH = wholly(RULES.codes.month, "iu");
const BETWEEN = anywhere(RULES.codes.between, "iu");
const [NUMBER, ENDLESS] = ["number", "endless"].map((name) => anywhere(RULES.codes[name]));
const TITLE = anywhere(RULES.codes.title, "gu");
const ADDED = anywhere(RULES.codes.added, "gu");
const REACHES = anywhere(RULES.reaches);
const STREET = anywhere(RULES.street);
const GIVEN_NAMES = new Set(RULES.givenNames);
const SAYS = /[\p{L}\p{N}]/u;
const MARK = /^[\p{Pd}\p{Po}\p{Pc}\p{Sm}\p{Sk}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Zs}]*$/u;
const LOST = /\ufffd|\p{L}\?\p{L}/u;
const SIGNS = /[\u00c2-\u00f4\u0100-\u017f][\u0080-\uffff]/;
const SIGN = /[\p{Cc}\p{Sc}\p{Sm}\p{So}\p{Sk}]/u;

class CellError extends Error {
  constructor(code, words = {}) {
    super(code);
    Object.assign(this, { code, words });
  }
}

/* A value that was read otherwise than it stands there. */
const otherwise = (value, code, words) => ({ value, notice: new CellError(code, words) });

const worded = (text) => text.split(/\s+/u).filter(Boolean);
const spaced = (text) => worded(text).join(" ");
const clean = (text) => (text ?? "").replace(/\p{Cf}/gu, "").trim().normalize("NFC");

function fold(text) {
  const letters = text.replace(DASHES, "-").normalize("NFKD").replace(/\p{M}/gu, "");
  const bare = [...letters].filter((letter) => !QUOTES.has(letter)).join("");
  return spaced(bare.toLowerCase().replaceAll("ß", "ss")).replaceAll(". ", ".");
}

function saysNothing(text) {
  const folded = fold(text).replaceAll("\\", "/").replaceAll("_", " ");
  const plain = folded.replace(/[^\p{L}\p{N}_/ ]/gu, "").replace(/\s*\/\s*/gu, "/");
  return MARK.test(text) || NOTHING.has(plain.replace(/^[ /]+|[ /]+$/g, ""));
}

/* Numbers, days and lists. */
function whole(text, low, high) {
  if (!WHOLE.test(text)) throw new CellError("number_unreadable");
  const number = Number(text.split(/[.,]/)[0]);
  if (!(number >= low && number <= high)) throw new CellError("number_out_of_range", { low, high });
  return number;
}

/* The minutes that a folded text tells of; null if it tells of none. */
function spent(plain) {
  if (Object.hasOwn(RULES.spoken, plain)) return RULES.spoken[plain];
  const span = plain.match(SPAN);
  if (span) {
    const [first, start, last, end] = span.slice(1).map(Number);
    return (last * 60 + end - first * 60 - start + 24 * 60) % (24 * 60);
  }
  if (SUM.test(plain)) return plain.split("+").reduce((all, one) => all + Number(one), 0);
  const marked = plain.match(MARKED);
  if (marked) return Number(marked[1].replace(" ", ""));
  const match = plain.match(CLOCK) ?? plain.match(HOURS) ?? plain.match(MINUTES);
  if (!match) return null;
  const { hours = "0", minutes: more = "0" } = match.groups;
  return Math.round(Number(hours.replace(",", ".")) * 60) + Number(more);
}

function minutes(text, { low, high }) {
  const found = WHOLE.test(text) ? null : spent(fold(text));
  if (found === null) return whole(text, low, high);
  return otherwise(whole(String(found), low, high), "minutes_meant", { minutes: found });
}

/* How many people a folded text tells of. */
function people(plain) {
  const counted = plain.replace(NOTED, "");
  const parts = counted.split(AND);
  if (SUM.test(parts.join("+")) && plain.includes("+")) return parts.reduce((all, one) => all + Number(one), 0);
  const matches = parts.map((part) => part.match(PEOPLE));
  if (matches.every(Boolean)) return matches.reduce((all, match) => all + Number(match[1]), 0);
  const marked = counted.match(MARKED);
  return marked ? Number(marked[1].replace(" ", "")) : null;
}

function persons(text, { low, high }) {
  const found = WHOLE.test(text) ? null : people(fold(text));
  if (found === null) return whole(text, low, high);
  const number = whole(String(found), low, high);
  return otherwise(number, "persons_meant", { persons: number });
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function day(text, { first }) {
  const match = DAYS.map((form) => text.match(form)).find(Boolean);
  if (!match) throw new CellError("date_unreadable");
  const year = `20${match.groups.year}`.slice(-4);
  const [month, number] = [match.groups.month, match.groups.day].map((part) => part.padStart(2, "0"));
  const found = `${year}-${month}-${number}`;
  const real = new Date(`${found}T12:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== found) throw new CellError("date_unreadable");
  if (found > today()) throw new CellError("date_in_future");
  if (found < first) throw new CellError("date_too_early");
  return found;
}

function short(text, limit) {
  const plain = spaced(text);
  if ([...plain].length > limit) throw new CellError("too_long", { limit });
  return plain;
}

function one(text, { spellings, unknown, column }) {
  const code = spellings[fold(text)];
  if (!code) throw new CellError(unknown, { column });
  return code;
}

const isDamaged = (text) => LOST.test(text) || (SIGNS.test(text) && SIGN.test(text));
const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();

function role(text, { spellings, limit }) {
  const plain = short(text, limit);
  const code = spellings[fold(plain)] ?? spellings[fold(plain).replace(/[.,;]+$/, "")];
  if (code) return code;
  const later = plain.split(/[\s,;.()]+/u).filter(Boolean).slice(1);
  const capital = later.some((word) => isUpper([...word][0]) && !(isUpper(word) && [...word].length <= 5));
  if (/[\p{Nd}@]/u.test(plain) || capital) throw new CellError("role_may_be_a_name");
  throw new CellError(isDamaged(plain) ? "letters_damaged" : "role_unknown");
}

/* What leads to a person, or is a person's name alone, is kept in no column. */
function impersonal(plain) {
  const words = plain.replaceAll(",", " ").split(/\s+/u).filter(Boolean).map((word) => word.replace(/^\.+|\.+$/gu, ""));
  const isNamed = [2, 3].includes(words.length) && words.some((word) => GIVEN_NAMES.has(fold(word)))
    && words.every((word) => /^\p{L}+$/u.test(word) && isUpper([...word][0]));
  if (isNamed || REACHES.test(fold(plain))) throw new CellError("personal");
  return plain;
}

function suggested(text, { spellings, limit }) {
  const plain = short(text, limit);
  const code = spellings[fold(plain)];
  if (!code && isDamaged(plain)) throw new CellError("letters_damaged");
  if (!code && STREET.test(fold(plain))) throw new CellError("personal");
  return code ?? impersonal(plain);
}

/* Codes of families. */
const count = (text, letter) => text.split(letter).length - 1;

function withoutEdges(text) {
  const edges = new Set(RULES.codes.edges);
  const letters = [...text];
  let [first, last] = [0, letters.length];
  while (first < last && edges.has(letters[first])) first += 1;
  while (first < last && edges.has(letters[last - 1])) last -= 1;
  let bare = letters.slice(first, last).join("");
  const rest = bare ? letters.slice(last).join("") : "";
  for (const [opening, closing] of Object.entries(RULES.codes.opening)) {
    if (count(bare, opening) > count(bare, closing) && rest.includes(closing)) bare += closing;
  }
  return bare;
}

function early(code) {
  const wide = code.normalize("NFKC").replace(DASHES, "-").toUpperCase();
  return wide.replace(/\p{Cf}|\s/gu, "").replace(NUMBER, "$1");
}

function plain(code) {
  const bare = withoutEdges(early(withoutEdges(code))).replace(NUMBER, "$1");
  return [...bare].map((letter) => RULES.codes.latin[letter] ?? letter).join("") || early(code);
}

function bare(text) {
  const edges = new Set(RULES.codes.edges);
  const letters = [...fold(withoutEdges(text))];
  while (letters.length && edges.has(letters[0])) letters.shift();
  while (letters.length && edges.has(letters[letters.length - 1])) letters.pop();
  return letters.join("");
}

function isNobody(text) {
  const answer = withoutEdges(text).toLowerCase();
  return RULES.codes.answers.includes(answer) || NOBODY.test(bare(text)) || RULES.codes.noNumbers.includes(plain(text));
}

/* What stands there may be an entry of another column's list. */
function checkOwnColumn(code, language) {
  const field = FORM.fields.find(({ spellings }) => spellings && Object.hasOwn(spellings, bare(code)));
  if (field) throw new CellError("family_of_column", { column: field[language] });
}

/* A code without the words beside it, such as Family A-1 (new). */
function alone(code) {
  const outside = code.replace(ADDED, " ").replace(/[№#]/gu, " ");
  const words = outside.split(/[\s:]+/u).map(withoutEdges).filter(Boolean);
  const whole = words.filter((word) => CODE.test(word));
  if (!/\p{Nd}/u.test(outside)) return code;
  if (whole.length === 1 && words.every((word) => word === whole[0] || WORD.test(word))) return whole[0];
  return outside.trim().replace(ENDLESS, "");
}

/* What is left of a code that was typed carelessly: codes of one skeleton look alike. */
function skeleton(code) {
  const digits = (text) => text.replaceAll("O", "0").replace(/[IL]/g, "1");
  const letters = plain(alone(code)).normalize("NFKD").replace(/\p{M}/gu, "").replace(TITLE, "");
  const mended = letters
    .replace(/(\p{Nd})([OIL]+)/gu, (_all, before, own) => before + digits(own))
    .replace(/([-_./])([OIL]+)(?=\p{Nd}|$)/gu, (_all, before, own) => before + digits(own));
  const pieces = mended.match(/\p{Nd}+|\p{L}+/gu) ?? [];
  return pieces.map((piece) => piece.replace(/^0+(?=\p{Nd})/u, "")).reduce(
    (joined, piece) => joined + (/\p{Nd}$/u.test(joined) && /^\p{Nd}/u.test(piece) ? "-" : "") + piece, "") || letters;
}

function isSeveral(text) {
  const parts = text.split(BETWEEN).filter((part) => SAYS.test(part));
  const words = worded(text);
  const numbers = words.filter((word) => /^\p{Nd}+$/u.test(word));
  const isGrouped = numbers.slice(1).every((number) => number.length === 3);
  return (parts.length > 1 && !NUMBER.test(text))
    || words.filter((word) => CODE.test(withoutEdges(word))).length > 1
    || (words.length === numbers.length && numbers.length > 1 && !isGrouped)
    || TWICE.test(text)
    || RANGE.test(early(text));
}

function check(code) {
  const text = withoutEdges(code);
  if (EXPONENT.test(text)) throw new CellError("family_exponent");
  if (DAY.test(text) || MONTH.test(text)) throw new CellError("family_unreadable");
  if (COUNTED.test(fold(text)) || isSeveral(text)) throw new CellError("family_several");
  if (PERSONAL.test(fold(text))) throw new CellError("family_personal");
  if (plain(code) !== early(code)) throw new CellError("family_mended");
}

const PARSE = {
  day, minutes, persons, role, suggested, one,
  institution: (text, { limit }) => impersonal(short(text, limit)),
  family(text, { limit }) {
    const code = short(text, limit);
    if (!SAYS.test(code)) throw new CellError("family_unreadable");
    return code;
  },
};

/* A row while it is read: its texts by column, and what is wrong. */
class Reading {
  constructor(row, language) {
    this.row = row;
    this.language = language;
    this.problems = [];
    this.fields = Object.fromEntries(FORM.fields.map((field) => [field.name, field]));
  }

  text(name) {
    return clean(this.row[name]);
  }

  filled(name) {
    const [text, field] = [this.text(name), this.fields[name]];
    if (!text || field.required || !saysNothing(text) || ERROR.test(text)) return text;
    return field.spellings?.[fold(text)] ? text : "";
  }

  fail(name, { code, words }, side = false) {
    this.problems.push({ column: name, code, words, side });
  }

  guard(name, task) {
    try {
      return task();
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      this.fail(name, error, this.fields[name].side);
      return null;
    }
  }

  value(name) {
    const field = { ...this.fields[name], column: this.fields[name][this.language] };
    if (field.how === "several") return this.row[name] ?? [];
    const text = this.filled(name);
    if (!text) {
      if (field.required) this.fail(name, new CellError("required", { column: field.column }));
      else if (this.text(name) && name !== "family") this.fail(name, new CellError("says_nothing", { column: field.column, n: 1 }));
      return null;
    }
    const found = this.guard(name, () => {
      if (ERROR.test(text)) throw new CellError("formula_error");
      return PARSE[field.how](text, field);
    });
    if (!found?.notice) return found;
    this.fail(name, found.notice);
    return found.value;
  }
}

function family(reading) {
  const written = reading.text("family");
  if (written && (DITTO.test(written) || ABOVE.test(fold(written)))) {
    reading.fail("family", new CellError("family_ditto"));
    return null;
  }
  const [filled, code] = [reading.filled("family"), reading.value("family")];
  if (code && !isNobody(code)) {
    reading.guard("family", () => {
      checkOwnColumn(code, reading.language);
      check(filled);
    });
    return code;
  }
  if (code || (written && !filled)) reading.fail("family", new CellError("family_nobody"));
  return null;
}

function kind(reading, hasFamily, hasInstitution) {
  const given = reading.value("kind");
  const derived = hasFamily ? (hasInstitution ? "mediated" : "family") : hasInstitution ? "institution" : "indirect";
  if (!given) return reading.filled("kind") ? null : derived;
  const wrong = [
    [hasFamily && ["institution", "indirect"].includes(given), "family_named"],
    [!hasFamily && ["family", "mediated"].includes(given), "family_lacking"],
    [hasInstitution && ["family", "indirect"].includes(given), "institution_named"],
  ].find(([contradicts]) => contradicts);
  if (!wrong) return given;
  reading.fail("kind", new CellError("kind_contradicts", { reason: FORM.words[reading.language][wrong[1]] }));
  return null;
}

/* Persons and minutes that hardly anybody means. */
function tellIfUnlikely(reading, { family: hasFamily, persons, minutes: spent }) {
  const words = { persons: persons ?? 0, minutes: spent ?? 0 };
  if (hasFamily && words.minutes && words.persons > words.minutes && words.persons >= Math.floor(RULES.many / 2)) {
    reading.fail("minutes", new CellError("persons_for_minutes", words));
  } else if (hasFamily && words.persons >= RULES.many) {
    reading.fail("persons", new CellError("persons_many", words));
  }
  if (words.minutes > RULES.long) reading.fail("minutes", new CellError("minutes_many", words));
}

/* Where a row belongs on its day: nothing where no such place is offered. */
function span(code, day) {
  const place = FORM.places.find((one) => one.code === code);
  return place?.days.find((days) => (day ?? today()) < days.until);
}

function leads(name, place) {
  const own = FORM.institutions.names[name];
  if (!own || own === 1) return Boolean(own);
  const far = ([, where]) => (where === place ? 1 : where === null ? 2 : 3);
  const least = Math.min(...own.map(far));
  return new Set(own.filter((one) => far(one) === least).map(([number]) => number)).size === 1;
}

/* What a row waits for, if nothing else keeps it out. */
function wait(reading, there, institution) {
  const { municipality, post } = reading.row;
  if (institution && !leads(fold(institution), municipality)) reading.fail("institution", new CellError("institution_unknown"));
  if (post ? there.posts.includes(post) : there.posts.length) return;
  reading.fail(post ? "post" : "municipality", new CellError(post ? "post_unknown" : "no_post"));
}

const WAITS = new Set(["institution_unknown", "post_unknown", "no_post"]);
const SAID = new Set(["minutes_meant", "persons_meant", "says_nothing", "activity_unknown", "role_unknown",
  "role_may_be_a_name", "letters_damaged", "family_nobody", "family_mended", "family_missing", "family_personal",
  "persons_for_minutes", "persons_many", "minutes_many", "personal"]);
/* Whether the row cannot be taken in because of it. */
const costs = (problem) => !problem.side && !SAID.has(problem.code) && !WAITS.has(problem.code);

const isBlank = (row) => FORM.fields.every(
  ({ name }) => FORM.frame.includes(name) || !(Array.isArray(row[name]) ? row[name].length : clean(row[name])));

/* What the import will say of a row of texts by column: problems, values and kind. */
function verdict(row, language = "lv") {
  const reading = new Reading(row, language);
  if (isBlank(row)) return { problems: [{ column: "", code: "rows_without_work", words: { rows: 1 }, side: false }], values: {} };
  const values = { date: reading.value("date") };
  const there = row.municipality ? span(row.municipality, values.date) : null;
  if (!row.municipality) reading.fail("municipality", new CellError("required", { column: reading.fields.municipality[language] }));
  else if (!there?.known) reading.fail("municipality", new CellError("municipality_unknown"));
  values.family = family(reading);
  values.institution = reading.value("institution");
  values.kind = kind(reading, Boolean(values.family), Boolean(values.institution));
  for (const { name } of FORM.fields) {
    if (!(name in values || ["municipality", "post"].includes(name))) values[name] = reading.value(name);
  }
  const tells = values.persons || values.esf_measure || values.activity === "home_visit";
  if (["indirect", "institution"].includes(values.kind) && !reading.text("family") && tells && !reading.filled("kind")) {
    reading.fail("family", new CellError("family_missing"));
  }
  tellIfUnlikely(reading, values);
  if (values.date && there?.known && !row.post && there.named.length) {
    reading.fail("post", new CellError("post_ambiguous", { column: reading.fields.post[language] }));
  }
  if (!reading.problems.some(costs)) wait(reading, there, values.institution);
  return { problems: reading.problems, values };
}

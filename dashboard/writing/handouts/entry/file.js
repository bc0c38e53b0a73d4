/* Entries as a file that the import takes, and back again. Its words are Latvian whatever
   the page speaks, so that the same entry is always written the same. */
const LABELS = Object.fromEntries(FORM.fields.filter((field) => field.list).map((field) => [
  field.name, Object.fromEntries(field.list.map((entry) => [entry.code, entry.lv]))]));
const PLACES = Object.fromEntries(FORM.places.map((place) => [place.code, place.name]));
const OWN_NUMBER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEADINGS = [...FORM.fields.map((field) => field.lv), FORM.record];

function written(name, value) {
  if (Array.isArray(value)) return value.map((code) => LABELS[name][code]).join("; ");
  if (name === "municipality") return PLACES[value] ?? value ?? "";
  return LABELS[name]?.[value] ?? value ?? "";
}

/* A cell that a spreadsheet would take for a formula is kept a text. */
function cell(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asText(entries) {
  const line = (entry) => [...FORM.fields.map(({ name }) => written(name, entry.row[name])), entry.id];
  const inOrder = [...entries].reverse();
  return `\ufeff${[HEADINGS, ...inOrder.map(line)].map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`;
}

function fileName(entries, month) {
  const places = new Set(entries.map((entry) => written("municipality", entry.row.municipality)));
  const place = places.size === 1 ? `-${[...places][0].replaceAll(" ", "-")}` : "";
  return `tilts-uzskaite${place}${month ? `-${month}` : ""}.csv`;
}

function cells(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/gy;
  for (const [all, quoted, bare, end] of text.replace(/^\ufeff/, "").matchAll(pattern)) {
    if (!all) break;
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ";") rows.push([]);
  }
  return rows.filter((row) => row.length);
}

/* Entries of a file of this page; nothing where it is another file. */
function fromText(text) {
  const [heads = [], ...rows] = cells(text);
  if (HEADINGS.some((heading) => !heads.includes(heading))) return null;
  const at = Object.fromEntries(FORM.fields.map((field) => [field.name, heads.indexOf(field.lv)]));
  const back = (name, value) => {
    const label = value.replace(/^'(?=[=+\-@])/, "");
    const code = (of) => Object.entries(of).find(([, word]) => word === label)?.[0];
    if (name === "municipality") return code(PLACES) ?? "";
    const field = FORM.fields.find((one) => one.name === name);
    if (field.how === "several") return value.split("; ").map((word) => field.spellings[fold(word)]).filter(Boolean);
    return field.how === "one" ? field.spellings[fold(label)] ?? "" : label;
  };
  const number = heads.indexOf(FORM.record);
  return rows.filter((row) => OWN_NUMBER.test(row[number] ?? "")).map((row) => ({
    id: row[number],
    made: now(), changed: now(), saved: now(), deleted: false,
    row: Object.fromEntries(FORM.fields.map(({ name }) => [name, back(name, row[at[name]])])),
  }));
}

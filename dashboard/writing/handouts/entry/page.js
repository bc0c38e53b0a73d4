/* The page: a form, the entries of this device, and what can be done with them. */
const LANGUAGES = { lv: "Latviski", en: "English" };
const OTHER = { lv: "en", en: "lv" };
const WEEK = 7 * 24 * 3600 * 1000;
const settings = { language: "lv", municipality: "", post: "", ...Keeping.get(SETTINGS) };
const state = { row: {}, editing: null, seen: "", touched: new Set(), tried: false, told: null, asked: null, text: "" };

const t = (name, words = {}) => filledIn(FORM.words[settings.language][name], words);
const filledIn = (text, words) => text.replace(/\{(\w+)\}/g, (all, name) => words[name] ?? all);
const label = (field) => field[settings.language];
const dmy = (iso) => iso.replace(/^(\d+)-(\d+)-(\d+)$/, "$3.$2.$1.");
const monthOf = (entry) => (entry.row.date ?? "").slice(0, 7);
const standing = () => Keeping.entries().filter((entry) => !entry.deleted);

function el(tag, given = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...shown(inside));
  return made;
}

const shown = (inside) => inside.flat().filter((one) => one !== null && one !== undefined && one !== "");
const fill = (id, ...inside) => document.getElementById(id).replaceChildren(...shown(inside));

const button = (words, onclick, look = "") => el("button", { type: "button", class: look, onclick }, words);

/* What is said of a problem, at its field. */
function sentence({ code, words, side }) {
  const text = filledIn(FORM.problems[settings.language][code], words);
  return side && !SAID.has(code) ? `${text} ${t("left_out")}` : text;
}

/* The form. */
function fresh() {
  const only = FORM.places.length === 1 ? FORM.places[0].code : "";
  const known = FORM.places.some((place) => place.code === settings.municipality);
  state.row = { date: today(), municipality: (known && settings.municipality) || only, post: settings.post };
  Object.assign(state, { editing: null, seen: "", touched: new Set(), tried: false });
}

const isAsked = (field) => field.name !== "post" || Boolean(span(state.row.municipality, state.row.date)?.named.length);

function change(name, value) {
  state.row = { ...state.row, [name]: value };
  state.touched.add(name);
  Keeping.put(DRAFT, { row: state.row, editing: state.editing, seen: state.seen });
  if (name === "municipality" || name === "date") follow();
  say();
}

/* Posts and institutions are those of the place and the day. */
function follow() {
  const there = span(state.row.municipality, state.row.date);
  const post = document.getElementById("post-field");
  post.hidden = !there?.named.length;
  const choices = (there?.named ?? []).map((code) => el("option", { value: code, selected: state.row.post === code }, code));
  fill("post", el("option", { value: "" }, t("choose")), ...choices);
  if (state.row.post && !there?.named.includes(state.row.post)) state.row.post = "";
  fill("institution-list", ...institutions());
}

function institutions() {
  const near = FORM.institutions.list.filter(([, place]) => place === null || place === state.row.municipality);
  return near.map(([name]) => el("option", { value: name }));
}

function control(field) {
  const value = state.row[field.name] ?? "";
  const given = { id: field.name, name: field.name, "aria-describedby": `${field.name}-said`, autocomplete: "off" };
  const listens = { oninput: (event) => change(field.name, event.target.value) };
  if (field.how === "several") return chips(field);
  if (field.how === "place") return select({ ...given, ...listens }, FORM.places.map(({ code, name }) => [code, name]), value, t("choose"));
  if (field.how === "post") return select({ ...given, ...listens }, [], value, t("choose"));
  if (field.how === "one") {
    const first = field.name === "kind" ? t("by_content") : "–";
    return select({ ...given, ...listens }, field.list.map((one) => [one.code, one[settings.language]]), value, first);
  }
  const special = {
    day: { type: "date", min: field.first, max: today() },
    family: { autocapitalize: "characters", spellcheck: "false", list: "family-list" },
    persons: { inputmode: "numeric" },
    minutes: { inputmode: "numeric" },
    institution: { list: "institution-list" },
    role: { list: "role-list" },
    suggested: { list: `${field.name}-list` },
  }[field.how];
  return [el("input", { type: "text", ...given, ...special, value, ...listens }), suggestions(field)];
}

function suggestions(field) {
  const families = () => [...new Set(standing().map((entry) => entry.row.family).filter(Boolean))].sort();
  const names = {
    family: families,
    institution: () => [],
    role: () => field.list.map((one) => one[settings.language]),
    suggested: () => field.list.map((one) => one[settings.language]),
  }[field.how];
  return names ? el("datalist", { id: `${field.name}-list` }, names().map((name) => el("option", { value: name }))) : null;
}

function select(given, choices, value, first) {
  const options = choices.map(([code, words]) => el("option", { value: code, selected: code === value }, words));
  return el("select", given, el("option", { value: "" }, first), options);
}

function chips(field) {
  const chosen = () => [...document.querySelectorAll(`[name=${field.name}]:checked`)].map((box) => box.value);
  const boxes = field.list.map((one) => el("label", { class: "chip" },
    el("input", {
      type: "checkbox", name: field.name, value: one.code, onchange: () => change(field.name, chosen()),
      checked: (state.row[field.name] ?? []).includes(one.code),
    }), el("span", {}, one[settings.language])));
  return el("div", { class: "chips" }, boxes);
}

function asked(field) {
  const said = el("p", { id: `${field.name}-said`, class: "said", "aria-live": "polite" });
  const need = field.required ? el("span", { class: "needed" }, ` · ${t("needed")}`) : null;
  const hint = field.hint[settings.language] ? el("p", { class: "hint" }, field.hint[settings.language]) : null;
  if (field.how === "several") return el("fieldset", { id: `${field.name}-field` }, el("legend", {}, label(field)), hint, control(field), said);
  return el("div", { id: `${field.name}-field`, class: "field", hidden: !isAsked(field) },
    el("label", { for: field.name }, label(field), need), hint, control(field), said);
}

function drawForm() {
  const rare = FORM.fields.filter((field) => ["kind", "esf_measure"].includes(field.name));
  const usual = FORM.fields.filter((field) => !rare.includes(field));
  const entry = state.editing && Keeping.entry(state.editing);
  const title = entry ? t("correcting", { day: dmy(entry.row.date) }) : t("new");
  fill("entry", el("h2", { id: "entry-title", tabindex: "-1" }, title),
    el("p", { class: "hint" }, t("rule")),
    usual.map(asked),
    el("details", { open: rare.some((field) => state.row[field.name]) }, el("summary", {}, t("more")), rare.map(asked)),
    el("p", { id: "derived", class: "hint" }),
    el("p", { id: "blank", class: "said is-wrong", "aria-live": "polite" }),
    el("div", { class: "steps" },
      button(entry ? t("save_correction") : t("save"), save, "main"),
      entry ? button(t("cancel"), () => { leave(); drawForm(); }) : null));
  follow();
  say();
}

/* Says at each field that was filled in what is wrong there. */
function say() {
  const { problems, values } = verdict(state.row, settings.language);
  for (const { name } of FORM.fields) {
    const shown = state.tried || state.touched.has(name);
    const own = shown ? problems.filter((one) => one.column === name && (state.tried || one.code !== "required")) : [];
    const like = shown && name === "family" ? alike(values.family) : "";
    const place = document.getElementById(`${name}-said`);
    place.textContent = [...own.map(sentence), like].filter(Boolean).join(" ");
    place.classList.toggle("is-wrong", own.some(costs));
    document.getElementById(name)?.setAttribute("aria-invalid", String(own.some(costs)));
  }
  const kinds = FORM.fields.find(({ name }) => name === "kind").list;
  const kind = kinds.find((one) => one.code === values.kind);
  document.getElementById("derived").textContent = kind ? t("derived", { kind: kind[settings.language] }) : "";
  const isEmpty = problems.some((one) => one.code === "rows_without_work");
  document.getElementById("blank").textContent = state.tried && isEmpty ? t("blank") : "";
}

/* Another code of this device that differs only in zeros, marks or letters mixed up. */
function alike(code) {
  if (!code) return "";
  const others = standing().filter((entry) => entry.id !== state.editing && entry.row.municipality === state.row.municipality);
  const like = others.map((entry) => entry.row.family).find(
    (other) => other && plain(other) !== plain(code) && skeleton(other) === skeleton(code));
  return like ? t("alike", { code: like }) : "";
}

const STAYS = new Set(["family_missing", "family_personal", "persons_for_minutes", "persons_many", "minutes_many"]);
/* What is left of a row once it was read: nothing that is left out stays on the device. */
function asRead(row, { problems, values }) {
  const found = { ...row, date: values.date };
  for (const { column, code, side } of problems) {
    if (["minutes_meant", "persons_meant"].includes(code)) found[column] = String(values[column]);
    else if (code === "family_mended") found.family = plain(row.family);
    else if (code === "family_nobody" || side || (SAID.has(code) && !STAYS.has(code))) found[column] = "";
  }
  return found;
}

function save() {
  state.tried = true;
  const read = verdict(state.row, settings.language);
  say();
  if (read.problems.some(costs)) {
    const wrong = read.problems.find(costs).column;
    (document.getElementById(wrong) ?? document.getElementById("date")).focus();
    return;
  }
  const before = state.editing ? Keeping.entry(state.editing) : null;
  if (before && before.changed !== state.seen) {
    state.seen = before.changed;
    tell(t("elsewhere"));
    return;
  }
  const id = state.editing ?? numbered();
  const entry = { made: now(), saved: "", deleted: false, ...before, id, changed: now(), row: asRead(state.row, read) };
  const isKept = Keeping.keep(entry);
  const notes = read.problems.filter((one) => !WAITS.has(one.code)).map((one) => `${label(FORM.fields.find((field) => field.name === one.column))}: ${sentence(one)}`);
  Object.assign(settings, { municipality: entry.row.municipality, post: entry.row.post });
  Keeping.put(SETTINGS, settings);
  leave();
  // What was done on one day is mostly written down together.
  if (!before) state.row.date = entry.row.date;
  drawForm();
  const undo = () => Keeping.keep(before ?? { ...entry, deleted: true });
  const done = t(before ? "corrected" : "kept", { day: dmy(entry.row.date) });
  tell([isKept ? done : t(Keeping.isKept ? "full" : "not_kept"), ...notes].join(" "), undo);
  document.getElementById("entry-title").focus();
}

/* Leaves the form as it is for a new entry. */
function leave() {
  fresh();
  Keeping.drop(DRAFT);
}

/* What was done, and the way back. */
function tell(text, undo = null) {
  state.told = { text, undo };
  draw();
}

function drawTold() {
  const { text, undo } = state.told ?? {};
  const back = undo ? button(t("undo"), () => { undo(); tell(t("undone")); }) : null;
  const close = button(t("close"), () => { state.told = null; draw(); });
  fill("told", text ? [el("p", {}, text), el("div", { class: "steps" }, back, close)] : []);
}

/* What must be known before anything is written. */
function drawNotices() {
  const old = standing().filter((entry) => !isInFile(entry) && Date.now() - Date.parse(entry.changed) > WEEK);
  const said = [
    Keeping.isKept ? null : ["not_kept", {}],
    Keeping.isKept && Keeping.hasUnkept() ? ["full", {}] : null,
    Keeping.isKept && !Keeping.entries().length ? ["first_time", {}] : null,
    old.length ? ["long_unsaved", { n: old.length }] : null,
  ].filter(Boolean);
  fill("notices", said.map(
    ([name, words]) => el("p", { class: "notice", role: name === "first_time" ? null : "alert" }, t(name, words))));
}

/* The entries. */
function line(entry) {
  const { row } = entry;
  const words = [row.institution, LABELS.activity[row.activity] && listed("activity", row.activity), row.outcome && listed("outcome", row.outcome)];
  const problems = verdict(row, settings.language).problems.filter((one) => costs(one) || WAITS.has(one.code));
  const what = `${dmy(row.date)} ${row.family || t("nobody")}`;
  return el("li", {},
    el("p", {}, el("b", {}, what), isInFile(entry) || entry.deleted ? null : el("span", { class: "mark" }, t("not_in_file"))),
    el("p", { class: "hint" }, words.filter(Boolean).join(" · ")),
    entry.deleted ? null : problems.map((one) => el("p", { class: `said ${costs(one) ? "is-wrong" : ""}` }, costs(one) ? t("changed_lists", { what: sentence(one) }) : sentence(one))),
    el("div", { class: "steps" }, entry.deleted
      ? named(t("restore"), what, () => mark(entry, false))
      : [named(t("correct"), what, () => correct(entry)), named(t("delete"), what, () => mark(entry, true))]));
}

const listed = (name, code) => FORM.fields.find((field) => field.name === name).list.find((one) => one.code === code)?.[settings.language];
const named = (words, what, onclick) => el("button", { type: "button", onclick, "aria-label": `${words}: ${what}` }, words);

function correct(entry) {
  if (state.editing !== entry.id && !isUntouched()) return tell(t("unfinished"), null);
  Object.assign(state, { row: { ...entry.row }, editing: entry.id, seen: entry.changed, touched: new Set(), tried: false });
  drawForm();
  return document.getElementById("entry-title").focus();
}

/* Whether the form holds nothing that would be lost. */
const isUntouched = () => isBlank(state.row) || (state.editing && JSON.stringify(Keeping.entry(state.editing)?.row) === JSON.stringify(state.row));

function mark(entry, deleted) {
  Keeping.keep({ ...entry, deleted, changed: now() });
  if (state.editing === entry.id) { leave(); drawForm(); }
  tell(t(deleted ? "deleted" : "restored", { day: dmy(entry.row.date) }), () => Keeping.keep(entry));
}

const monthName = (month) => new Date(`${month}-15T12:00`).toLocaleDateString(settings.language, { month: "long", year: "numeric" });

function drawEntries() {
  const all = standing();
  const months = [...new Set(all.map(monthOf))];
  const gone = Keeping.entries().filter((entry) => entry.deleted);
  fill("entries", el("h2", {}, `${t("entries")} (${all.length})`),
    all.length ? "" : el("p", {}, t("none")),
    ...months.map((month, place) => {
      const own = all.filter((entry) => monthOf(entry) === month);
      return el("details", { open: place === 0 }, el("summary", {}, `${monthName(month)} (${own.length})`), el("ul", {}, own.map(line)));
    }),
    gone.length ? el("details", {}, el("summary", {}, t("deleted_ones", { n: gone.length })), el("ul", {}, gone.map(line))) : "");
}

/* Handing in. */
function drawHandIn() {
  const months = [...new Set(standing().map(monthOf))];
  const chosen = document.getElementById("month")?.value ?? months[0] ?? "";
  fill("hand-in", el("h2", {}, t("hand_in")),
    el("div", { class: "field" }, el("label", { for: "month" }, t("month")),
      select({ id: "month" }, months.map((month) => [month, monthName(month)]), chosen, t("all_months"))),
    el("div", { class: "steps" }, button(t("file"), saveFile, "main")),
    state.text ? el("details", {}, el("summary", {}, t("copy")),
      el("textarea", { readonly: true, rows: 6, "aria-label": t("copy") }, state.text), button(t("copy_button"), copy)) : "",
    el("div", { class: "field" }, el("label", { for: "back" }, t("read_back")), el("p", { class: "hint" }, t("read_back_why")),
      el("input", { id: "back", type: "file", accept: ".csv", onchange: readBack })));
}

function saveFile() {
  const month = document.getElementById("month").value;
  const entries = standing().filter((entry) => !month || monthOf(entry) === month);
  if (!entries.length) return tell(t("nothing_to_save"));
  const [name, text] = [fileName(entries, month), asText(entries)];
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  const saved = now();
  entries.forEach((entry) => Keeping.keep({ ...entry, saved }));
  state.text = text.slice(1);
  return tell(t("file_saved", { file: name }));
}

function copy() {
  document.querySelector("#hand-in textarea").select();
  document.execCommand("copy");
  tell(t("copied"));
}

async function readBack(event) {
  const found = fromText(await event.target.files[0].text());
  if (!found) return tell(t("read_back_none"));
  const added = found.filter((entry) => !Keeping.entry(entry.id));
  added.forEach(Keeping.keep);
  return tell(t("read_back_done", { n: added.length, same: found.length - added.length }));
}

/* What is held about people, and letting it go. */
function drawHolds() {
  const all = Keeping.entries();
  const rest = standing().filter((entry) => !isInFile(entry));
  const away = all.filter((entry) => entry.deleted || isInFile(entry));
  const asked = {
    away: () => [t("forget_sure", { n: away.length, rest: rest.length }), away],
    all: () => [t("forget_all_sure", { n: all.length, rest: rest.length }), all],
  }[state.asked]?.();
  const ask = (what, among) => () => {
    if (!among.length) return tell(t(what === "away" ? "forget_nothing" : "none"));
    state.asked = what;
    draw();
    return document.getElementById("sure").focus();
  };
  fill("holds", el("h2", {}, t("holds")),
    ["holds_what", "holds_where", "holds_until"].map((name) => el("p", {}, t(name, { n: all.length }))),
    asked
      ? el("div", { class: "notice" }, el("p", { id: "sure", tabindex: "-1" }, asked[0]),
        el("div", { class: "steps" }, button(t("forget_yes"), () => forget(asked[1]), "danger"), button(t("forget_no"), () => { state.asked = null; draw(); })))
      : el("div", { class: "steps" }, button(t("forget"), ask("away", away)), button(t("forget_all"), ask("all", all))),
    el("p", { class: "hint" }, t("made", { day: dmy(FORM.made) })));
}

function forget(entries) {
  entries.forEach((entry) => Keeping.forget(entry.id));
  if (entries.some((entry) => entry.id === state.editing)) { leave(); drawForm(); }
  Object.assign(state, { asked: null, text: "" });
  tell(t("forgotten", { n: entries.length }));
}

function draw() {
  [drawNotices, drawEntries, drawHandIn, drawHolds, drawTold].forEach((part) => part());
}

function drawAll() {
  document.documentElement.lang = settings.language;
  document.title = t("title");
  fill("head", el("h1", {}, t("title")), el("button", { type: "button", class: "language", lang: OTHER[settings.language], onclick: turn }, LANGUAGES[OTHER[settings.language]]));
  drawForm();
  draw();
}

function turn() {
  settings.language = OTHER[settings.language];
  Keeping.put(SETTINGS, settings);
  drawAll();
}

document.getElementById("page").append(
  el("header", { id: "head" }), el("div", { id: "notices" }),
  el("main", {}, ["entry", "entries", "hand-in", "holds"].map((id) => el("section", { id }))),
  el("div", { id: "told", role: "status" }));
fresh();
Object.assign(state, Keeping.get(DRAFT));
window.addEventListener("storage", draw);
window.addEventListener("beforeunload", (event) => { if (Keeping.hasUnkept()) event.preventDefault(); });
drawAll();

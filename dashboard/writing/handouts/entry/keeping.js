/* Keeps entries in this browser, each under a name of its own, so that two windows never
   overwrite each other's. Where the browser keeps nothing, the page holds them alone. */
const PREFIX = "tilts/log/";
const DRAFT = "tilts/draft";
const SETTINGS = "tilts/settings";

const Keeping = {
  held: new Map(),
  isKept: (() => {
    try {
      localStorage.setItem("tilts/try", "1");
      const isKept = localStorage.getItem("tilts/try") === "1";
      localStorage.removeItem("tilts/try");
      return isKept;
    } catch {
      return false;
    }
  })(),

  /* False where it is not kept: there is no room, or the browser keeps nothing. */
  put(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      this.held.delete(name);
      return true;
    } catch {
      this.held.set(name, value);
      return false;
    }
  },

  get(name) {
    if (this.held.has(name)) return this.held.get(name);
    if (!this.isKept) return null;
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  },

  drop(name) {
    this.held.delete(name);
    if (this.isKept) localStorage.removeItem(name);
  },

  /* Every entry, the deleted ones too, the newest day first. */
  entries() {
    const names = this.isKept ? Object.keys(localStorage) : [];
    const own = [...new Set([...names, ...this.held.keys()])].filter((name) => name.startsWith(PREFIX));
    const found = own.map((name) => this.get(name)).filter((entry) => entry?.id && entry.row);
    const order = (entry) => `${entry.row.date} ${entry.made}`;
    return found.sort((one, other) => (order(one) < order(other) ? 1 : -1));
  },

  entry: (id) => Keeping.get(PREFIX + id),
  keep: (entry) => Keeping.put(PREFIX + entry.id, entry),
  forget: (id) => Keeping.drop(PREFIX + id),
  hasUnkept: () => [...Keeping.held.keys()].some((name) => name.startsWith(PREFIX)),
};

/* A number that no other device gives, by which a corrected row replaces the older one. */
function numbered() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/* When it was last changed, so that a file that was saved since is known to hold it. */
const now = () => new Date().toISOString();
const isInFile = (entry) => Boolean(entry.saved) && entry.saved >= entry.changed;

// Presenter mode. Everything is in the document already: from here on nothing is fetched.
"use strict";
(() => {
  const root = document.body;
  const slides = [...document.querySelectorAll(".stage section")];
  const help = document.querySelector("dialog");
  const count = document.querySelector(".foot output");
  const bar = document.querySelector(".foot progress");
  const words = root.dataset;
  let at = 0, speaker = null, began = Date.now(), down = null;

  const toggle = (name) => root.classList.toggle(`is-${name}`);
  const show = (n) => {
    at = Math.max(0, Math.min(slides.length - 1, n));
    slides.forEach((one, i) => {
      one.classList.toggle("is-shown", i === at);
      one.toggleAttribute("aria-current", i === at);
    });
    count.textContent = `${at + 1}/${slides.length}`;
    bar.value = at + 1;
    history.replaceState(null, "", `#${at + 1}`);
    if (root.classList.contains("is-overview")) slides[at].scrollIntoView({ block: "nearest" });
    tell();
  };

  // The speaker's window is filled from here, so that it needs no server and keeps in step.
  const tell = () => {
    if (!speaker || speaker.closed) return;
    const page = speaker.document;
    const put = (id, from) => {
      const place = page.getElementById(id);
      place.replaceChildren(...(from ? [page.importNode(from, true)] : []));
    };
    put("now", slides[at].querySelector("svg"));
    put("next", slides[at + 1] && slides[at + 1].querySelector("svg"));
    page.getElementById("notes").textContent = slides[at].querySelector("aside").textContent;
    page.getElementById("count").textContent = count.textContent;
  };
  const two = (n) => String(n).padStart(2, "0");
  const tick = () => {
    if (!speaker || speaker.closed) return;
    const seconds = Math.floor((Date.now() - began) / 1000), now = new Date();
    speaker.document.getElementById("clock").textContent =
      `${two(now.getHours())}:${two(now.getMinutes())} · ${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  };
  const typeface = fetch(words.font).then((answer) => answer.arrayBuffer());
  typeface.catch(() => {});
  const openSpeaker = () => {
    speaker = window.open("", "tilts-speaker", "width=1100,height=760");
    if (!speaker) return;
    began = Date.now();
    const page = speaker.document;
    page.title = words.speaker;
    const style = page.createElement("style");
    style.textContent = "body{margin:0;padding:1rem;background:#1B1A17;color:#F0EDE6;font:20px 'Source Sans 3',Arial,sans-serif;"
      + "display:grid;grid-template-columns:3fr 2fr;gap:1rem;align-content:start}svg{width:100%;height:auto}"
      + "#notes{white-space:pre-wrap;grid-column:1/3;font-size:1.2em;line-height:1.4}#clock{font-size:2rem}";
    page.head.replaceChildren(style);
    // A window without an address knows no typefaces: it is given ours, and its pictures fit.
    typeface.then((bytes) => new speaker.FontFace("Source Sans 3", bytes, { weight: "400 700" }).load())
      .then((face) => page.fonts.add(face), () => {});
    const made = ["now", "next", "clock", "count", "notes"].map((id) => {
      const place = page.createElement("div");
      place.id = id;
      return place;
    });
    page.body.replaceChildren(...made);
    page.onkeydown = keys;
    tell();
    tick();
  };

  const goes = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, n: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, p: -1,
  };
  const does = {
    Home: () => show(0),
    End: () => show(slides.length - 1),
    b: () => toggle("black"), ".": () => toggle("black"),
    o: () => toggle("overview"),
    s: openSpeaker,
    f: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    "?": () => help.open ? help.close() : help.showModal(),
    Escape: () => { root.classList.remove("is-overview", "is-black"); if (help.open) help.close(); },
  };
  // In the overview, a step down or up leads to the row below or above.
  const row = (key) => {
    if (!root.classList.contains("is-overview") || !["ArrowDown", "ArrowUp"].includes(key)) return 1;
    return slides.filter((one) => one.offsetTop === slides[0].offsetTop).length;
  };
  const keys = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in goes) {
      root.classList.remove("is-black");
      if (key === "Enter" && root.classList.contains("is-overview")) toggle("overview");
      else show(at + (event.shiftKey && key === " " ? -1 : goes[key] * row(key)));
    } else if (key in does) does[key]();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", keys);
  document.querySelectorAll("[data-key]").forEach((button) => {
    button.addEventListener("click", () => does[button.dataset.key] ? does[button.dataset.key]() : show(at + goes[button.dataset.key]));
  });
  slides.forEach((one, i) => one.addEventListener("click", () => {
    if (root.classList.contains("is-overview")) { toggle("overview"); show(i); }
  }));
  document.addEventListener("touchstart", (event) => { down = event.changedTouches[0].clientX; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const way = event.changedTouches[0].clientX - (down ?? 0);
    if (down !== null && Math.abs(way) > 50) show(at + (way < 0 ? 1 : -1));
    down = null;
  }, { passive: true });
  window.addEventListener("pagehide", () => { if (speaker && !speaker.closed) speaker.close(); });
  setInterval(tick, 1000);
  bar.max = slides.length;
  root.dataset.ready = "true";
  show((parseInt(location.hash.slice(1), 10) || 1) - 1);
})();

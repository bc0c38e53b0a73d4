// A card alone: its picture saved or copied once that is written down, its link and citation copied.
"use strict";
(() => {
  const card = document.querySelector(".tl-whole-card");
  const status = document.querySelector("[role=status]");
  const drawn = card.querySelector("svg");
  const form = document.querySelector("form.tl-purpose");
  const { saved, link, latest, cite, done, failed, font } = card.dataset;
  const absolute = (path) => new URL(path, location.href).href;

  // The typeface goes into the picture: outside this page nobody has it.
  const withFont = async () => {
    const bytes = new Uint8Array(await (await fetch(font)).arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    const copy = drawn.cloneNode(true);
    copy.setAttribute("width", "1280");
    copy.setAttribute("height", "720");
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = `@font-face{font-family:"Source Sans 3";font-weight:400 700;src:url(data:font/woff2;base64,${btoa(text)})}`;
    copy.prepend(style);
    return new XMLSerializer().serializeToString(copy);
  };
  const png = async () => {
    const source = await withFont();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2560, height: 1440 });
    canvas.getContext("2d").drawImage(image, 0, 0, 2560, 1440);
    return new Promise((give) => canvas.toBlob(give, "image/png"));
  };
  // Returns the name of the file; nothing is given before it is written down what for.
  const writeDown = async (kind) => {
    if (!form.reportValidity()) return "";
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${saved}${kind}${new URL(absolute(link)).search}`, { method: "POST", body }).catch(() => null);
    if (answer?.ok) form.dispatchEvent(new Event("saved", { bubbles: true }));
    else say(failed);
    return answer?.ok ? answer.text() : "";
  };
  const save = async (kind, draw) => {
    const name = await writeDown(kind);
    if (!name) return;
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(await draw());
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  };
  const say = (words) => { status.textContent = ""; requestAnimationFrame(() => { status.textContent = words; }); };
  const copy = async (text) => { await navigator.clipboard.writeText(text); say(done); };
  // The browser wants the picture at the click; it waits for the promise of one.
  const copyPicture = async () => {
    const given = writeDown("png").then((name) => name ? png() : Promise.reject(new Error(failed)));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": given })]).then(() => say(done), () => {});
  };
  const deeds = {
    png: () => save("png", png),
    svg: () => save("svg", async () => new Blob([await withFont()], { type: "image/svg+xml" })),
    copy: copyPicture,
    link: () => copy(absolute(link)),
    latest: () => copy(absolute(latest)),
    cite: () => copy(cite.replace(link, absolute(link))),
    full: () => card.requestFullscreen(),
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelectorAll("[data-deed]").forEach((button) =>
    button.addEventListener("click", () => deeds[button.dataset.deed]()));
  // A menu of this site may have asked already; where a browser wants a click here, the button has the focus.
  const [then, where] = (sessionStorage.getItem("then") ?? "").split(" ");
  sessionStorage.removeItem("then");
  const button = document.querySelector(`[data-deed="${CSS.escape(then)}"]`);
  if (button && where === location.href) {
    button.focus();
    deeds[then]().catch(() => {});
  }
})();

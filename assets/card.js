// A card alone: its picture saved or copied, its link and citation copied. Nothing is sent anywhere.
"use strict";
(() => {
  const card = document.querySelector(".tl-whole-card");
  const status = document.querySelector("[role=status]");
  const drawn = card.querySelector("svg");
  const { name, link, latest, cite, done, font } = card.dataset;
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
  const save = (blob, kind) => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(blob);
    anchor.download = `${name}.${kind}`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  };
  const say = () => { status.textContent = ""; requestAnimationFrame(() => { status.textContent = done; }); };
  const copy = async (text) => { await navigator.clipboard.writeText(text); say(); };
  const deeds = {
    png: async () => save(await png(), "png"),
    svg: async () => save(new Blob([await withFont()], { type: "image/svg+xml" }), "svg"),
    copy: async () => { await navigator.clipboard.write([new ClipboardItem({ "image/png": png() })]); say(); },
    link: () => copy(absolute(link)),
    latest: () => copy(absolute(latest)),
    cite: () => copy(cite.replace(link, absolute(link))),
    full: () => card.requestFullscreen(),
  };
  document.querySelectorAll("[data-deed]").forEach((button) =>
    button.addEventListener("click", () => deeds[button.dataset.deed]()));
})();

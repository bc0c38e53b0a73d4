/* Charts by the keyboard: arrows walk the marks of the chart or strip in focus, and each
   is said: what it is, its number, whether it is usual. Enter follows where a mark leads. */
(() => {
  const NEXT = ["ArrowRight", "ArrowDown"];
  const BACK = ["ArrowLeft", "ArrowUp"];
  const at = new WeakMap();

  const voice = Object.assign(document.createElement("div"), { className: "visually-hidden" });
  voice.setAttribute("role", "status");
  const say = (text) => {
    if (!voice.isConnected) document.body.append(voice);
    voice.textContent = text;
  };

  /* Hover texts are HTML of our own charts; a letter of a name is never a tag. */
  const words = (html) => {
    /* What a click does is of no use to who has no mouse. */
    const plain = html.replace(/<br><i>.*<\/i>$/, "").replaceAll("<br>", ". ");
    const read = new DOMParser().parseFromString(plain, "text/html");
    return read.body.textContent;
  };
  const one = (value, n) => (Array.isArray(value) ? value[n] : value);
  /* In the order in which they stand; a bar of several parts is one. */
  const marksOf = (graph) => {
    const apart = graph.data.some((trace) => trace.yaxis && trace.yaxis !== "y");
    const place = ({ curveNumber, pointNumber }) => {
      const trace = graph.data[curveNumber];
      return (trace.orientation === "h" ? trace.y : trace.x)[pointNumber];
    };
    const marks = everyMark(graph);
    if (!apart) marks.sort((a, b) => place(a) - place(b));
    return marks.filter((mark, n) => n === 0 || mark.text !== marks[n - 1].text);
  };
  const everyMark = (graph) => graph.data.flatMap((trace, curveNumber) =>
    (trace.hovertext ?? []).flatMap((text, pointNumber) =>
      text && one(trace.hoverinfo, pointNumber) !== "skip"
        && (trace.x?.[pointNumber] ?? null) !== null && (trace.y?.[pointNumber] ?? null) !== null
        ? [{ curveNumber, pointNumber, text, href: one(trace.customdata ?? [], pointNumber) }]
        : []));

  const step = (key, now, n) => {
    if (NEXT.includes(key)) return Math.min(now + 1, n - 1);
    if (BACK.includes(key)) return Math.max(now - 1, 0);
    return { Home: 0, End: n - 1 }[key];
  };

  const walkChart = (box, event) => {
    const graph = box.querySelector(".js-plotly-plot");
    const marks = marksOf(graph);
    const now = at.get(box) ?? -1;
    if (event.key === "Enter" && marks[now]?.href) window.tilts.go(marks[now].href);
    const next = step(event.key, now, marks.length);
    if (next === undefined || !marks[next]) return;
    event.preventDefault();
    at.set(box, next);
    const { curveNumber, pointNumber, text } = marks[next];
    window.Plotly.Fx?.hover(graph, [{ curveNumber, pointNumber }]);
    say(words(text));
  };

  const walkStrip = (box, event) => {
    const marks = [...box.querySelectorAll("[data-mark]")];
    const next = step(event.key, marks.indexOf(document.activeElement), marks.length);
    if (next === undefined || !marks[next]) return;
    event.preventDefault();
    marks[next].focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const strip = event.target.closest?.("[data-marks]");
    if (strip) walkStrip(strip, event);
    else if (event.target.matches?.(".tl-walked")) walkChart(event.target, event);
  });
  document.addEventListener("focusout", (event) => {
    const graph = event.target.matches?.(".tl-walked") && event.target.querySelector(".js-plotly-plot");
    if (!graph) return;
    at.delete(event.target);
    window.Plotly.Fx?.unhover(graph);
  });

  /* A chart that is drawn and has marks can be entered: an image that is walked. */
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    const box = node.classList?.contains("svg-container") && node.closest("[role=img]");
    if (!box) return;
    box.tabIndex = 0;
    box.classList.add("tl-walked");
    box.setAttribute("role", "application");
    box.firstElementChild.setAttribute("aria-hidden", "true");
  }))).observe(document.documentElement, { childList: true, subtree: true });
})();

/* Onto paper: the day and the filters in every page's foot, and charts, which
   follow neither the width nor the colours of paper by themselves. */
(() => {
  /* A4 less its margins is 182 mm, in one column or two, as the styles lay out the
     cards; a chart is shown at three quarters (print.css), so it is drawn wider. */
  const [WHOLE, HALF] = [687 / 0.75, 331 / 0.75];
  const LONGEST = 120;
  const onScreen = new Map();

  const today = () => {
    const now = new Date();
    const named = { day: "numeric", month: "short", year: "numeric" };
    if (document.documentElement.lang !== "lv") return now.toLocaleDateString("en-GB", named);
    const two = (n) => String(n).padStart(2, "0");
    return `${two(now.getDate())}.${two(now.getMonth() + 1)}.${now.getFullYear()}.`;
  };

  const sign = () => {
    const printed = document.querySelector(".tl-printed");
    if (!printed) return;
    printed.textContent = printed.dataset.says.replace("{day}", today());
    const parts = document.querySelectorAll("h1, .tl-filter > span, .tl-filters > .tl-choices [aria-current]");
    const words = [...parts].map((part) => part.lastChild.textContent.trim());
    const said = [...new Set(words)].join(" · ");
    const brief = said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
    const foot = JSON.stringify(`Tilts · ${brief} · ${printed.textContent}`);
    document.documentElement.style.setProperty("--tl-foot-of-page", foot);
  };

  const width = (chart) => {
    const card = chart.closest(".tl-card");
    const isTable = card.closest(".tl-grid").querySelector('[value="table"]:checked');
    return !isTable && /tl-[4-8]/.test(card.className) ? HALF : WHOLE;
  };

  const repainted = (drawn) => {
    const colours = JSON.parse(document.querySelector('[name="colours-on-paper"]').content);
    const paint = (colour) => colours[colour.toUpperCase()] || colour;
    return JSON.parse(JSON.stringify(drawn).replace(/#[0-9a-f]{6}\b/gi, paint));
  };

  window.addEventListener("beforeprint", () => {
    sign();
    document.querySelectorAll(".js-plotly-plot").forEach((chart) => {
      onScreen.set(chart, { data: chart.data, layout: chart.layout });
      const layout = { ...repainted(chart.layout), autosize: false, width: width(chart) };
      window.Plotly.react(chart, repainted(chart.data), layout);
      /* The first new layout leaves some of the labels out. */
      window.Plotly.redraw(chart);
    });
  });

  window.addEventListener("afterprint", () => {
    onScreen.forEach(({ data, layout }, chart) => {
      const { width: _width, ...rest } = layout;
      window.Plotly.react(chart, data, { ...rest, autosize: true });
    });
    onScreen.clear();
    delete document.documentElement.dataset.paper;
  });
})();

// What files are for is asked once a visit: the server keeps the answer in a cookie of this person and working day.
"use strict";
(() => {
  const kept = () => {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith("purpose="));
    return cookie ? decodeURIComponent(cookie.slice(8).split(".").slice(1).join(".")) : "";
  };
  const ask = (form, isAsked) => {
    const [asked, said] = [form.querySelector("fieldset"), form.querySelector("fieldset + p")];
    if (!asked) return;
    asked.hidden = asked.disabled = !isAsked;
    said.hidden = isAsked;
    const option = [...asked.querySelectorAll("option")].find((one) => one.value === kept());
    said.querySelector("b").textContent = option ? option.textContent : kept();
  };
  // A file that is not there at once is being made: the server says with a cookie that it has come.
  const wait = (form) => {
    const [number, waiting] = [String(Date.now()), form.querySelector(".tl-making p")];
    const field = form.elements.made ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "made" }));
    field.value = number;
    const shown = setTimeout(() => { waiting.hidden = false; }, 600);
    const watching = setInterval(() => {
      if (!document.cookie.split("; ").includes(`made=${number}`)) return;
      clearTimeout(shown);
      clearInterval(watching);
      waiting.hidden = true;
      const menu = form.closest("details");
      if (menu) menu.open = false;
    }, 200);
  };
  const settle = (form) => ask(form, !kept());
  document.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelectorAll("form.tl-purpose").forEach(settle);
  }, true);
  document.addEventListener("click", (event) => {
    const change = event.target.closest(".tl-purpose fieldset + p button");
    if (change) ask(change.form, true);
  });
  // What a link of a menu is to do is done on the page that it leads to, by card.js: no other site can ask for it.
  document.addEventListener("click", (event) => {
    const way = event.target.closest("a[data-then]");
    if (way) sessionStorage.setItem("then", `${way.dataset.then} ${way.href}`);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.tl-purpose");
    if (form && !event.defaultPrevented) wait(form);
  });
  document.addEventListener("saved", (event) => settle(event.target));
  document.querySelectorAll("form.tl-purpose").forEach(settle);
})();

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
  const settle = (form) => ask(form, !kept());
  document.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelectorAll("form.tl-purpose").forEach(settle);
  }, true);
  document.addEventListener("click", (event) => {
    const change = event.target.closest(".tl-purpose fieldset + p button");
    if (change) ask(change.form, true);
  });
  document.addEventListener("submit", (event) => {
    const menu = event.target.closest("form.tl-purpose")?.closest("details");
    if (menu) menu.open = false;
  });
  document.addEventListener("saved", (event) => settle(event.target));
  document.querySelectorAll("form.tl-purpose").forEach(settle);
})();

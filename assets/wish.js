/* Light or dark as the system wishes, until the reader chooses here. The server draws
   charts in its colours, so it has to know: a cookie, and the first page asked for anew
   before anything of it is seen. */
(() => {
  const wish = window.matchMedia("(prefers-color-scheme: dark)");
  const said = () => document.cookie.match(/(?:^|; )theme-wish=(\w+)/)?.[1];
  const say = () => {
    document.cookie = `theme-wish=${wish.matches ? "dark" : "light"}; path=/; max-age=31536000; samesite=lax`;
  };
  const before = said();
  say();
  wish.addEventListener("change", say);
  const isNews = before === undefined && wish.matches && said() === "dark";
  const chosen = /(?:^|; )theme=/.test(document.cookie);
  if (isNews && !chosen) location.reload();
})();

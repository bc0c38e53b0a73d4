/* The palette: Ctrl+K jumps to a page, a municipality or a card. What there is to
   jump to comes with every page (dashboard/pages/jumps.py); here it is shown. */
(() => {
  const { fold, go } = window.tilts;

  const make = (tag, attributes, ...inside) => {
    const node = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...inside);
    return node;
  };

  /* One option for each place to go to, in groups that a screen reader names. */
  const listOf = (groups, title) => {
    const list = make("div", { role: "listbox", id: "palette-list", "aria-label": title });
    let n = 0;
    groups.forEach(([name, jumps]) => {
      const options = jumps.map(([label, hint, href, words, card]) => {
        const attributes = {
          role: "option", id: `palette-${n++}`, "data-href": href, "data-words": words, "data-card": card,
        };
        return make("div", attributes, make("span", {}, label), make("small", {}, hint));
      });
      const head = make("div", { class: "tl-group", "aria-hidden": "true" }, name);
      list.append(make("div", { role: "group", "aria-label": name }, head, ...options));
    });
    return list;
  };

  /* A place and a card of its page, where one word is the one's and one the other's. */
  const together = (places, cards, words, matches) => {
    for (const place of places) {
      const left = words.filter((word) => !matches(place, word));
      if (!left.length || left.length === words.length) continue;
      const card = cards.find((one) => left.every((word) => matches(one, word)));
      if (card) return [place, card];
    }
    return null;
  };

  const show = ({ title, close, none, keys, groups, places }) => {
    const field = make("input", {
      type: "text", class: "form-control", role: "combobox", placeholder: title, "aria-label": title,
      "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false",
    });
    const leave = make("button", { type: "button", class: "btn" }, close);
    const list = listOf(groups, title);
    const status = make("p", { role: "status" });
    const box = make("dialog", { class: "tl-palette", "aria-label": title },
      make("div", { class: "tl-palette-head" }, field, leave), list, status,
      make("p", { class: "tl-palette-keys" }, keys));
    const all = [...list.querySelectorAll("[role=option]")];
    const texts = new Map(all.map((option) => [option, fold(option.firstChild.textContent)]));
    const others = new Map(all.map((option) => [option, ` ${fold(option.dataset.words)}`]));
    /* Anywhere in its name; of its other words, what one begins with. */
    const matches = (option, word) => texts.get(option).includes(word) || others.get(option).includes(` ${word}`);
    const towns = all.filter((option) => option.parentNode.getAttribute("aria-label") === places);
    const cards = all.filter((option) => option.dataset.card);
    const both = make("div", { role: "option", id: "palette-both" }, make("span", {}), make("small", {}));
    both.hidden = true;
    list.prepend(both);
    all.unshift(both);
    texts.set(both, "");
    const join = (pair) => {
      both.hidden = !pair;
      if (!pair) return;
      const [place, card] = pair;
      both.firstChild.textContent = `${place.firstChild.textContent}: ${card.firstChild.textContent}`;
      both.dataset.href = place.dataset.href + card.dataset.card;
    };
    const shown = () => all.filter((option) => !option.hidden);

    const choose = (option) => {
      all.forEach((other) => other.setAttribute("aria-selected", other === option));
      if (option) field.setAttribute("aria-activedescendant", option.id);
      else field.removeAttribute("aria-activedescendant");
      /* The first of a group is seen with the group's name. */
      const seen = option?.previousElementSibling?.matches(".tl-group") ? option.parentNode.firstChild : option;
      seen?.scrollIntoView({ block: "nearest" });
    };
    const narrow = () => {
      const text = fold(field.value).trim();
      const words = text.split(/\s+/).filter(Boolean);
      all.slice(1).forEach((option) => {
        option.hidden = !words.every((word) => matches(option, word));
      });
      join(together(towns, cards, words, matches));
      list.querySelectorAll("[role=group]").forEach((group) => {
        group.hidden = !group.querySelector("[role=option]:not([hidden])");
      });
      const found = shown();
      const begins = (option) => words.length && texts.get(option).startsWith(text);
      list.scrollTop = 0;
      choose(found.find((option) => texts.get(option) === text) || found.find(begins) || found[0]);
      status.textContent = found.length ? "" : none;
    };
    const follow = (option) => {
      if (!option) return;
      box.close();
      go(option.dataset.href);
    };

    field.addEventListener("input", narrow);
    box.addEventListener("keydown", (event) => {
      const found = shown();
      const at = found.findIndex((option) => option.getAttribute("aria-selected") === "true");
      if (event.key === "ArrowDown") choose(found[(at + 1) % found.length]);
      else if (event.key === "ArrowUp") choose(found[(at - 1 + found.length) % found.length]);
      else if (event.key === "Enter" && event.target === field) follow(found[at]);
      else return;
      event.preventDefault();
    });
    box.addEventListener("click", (event) => {
      if (event.target === box || event.target === leave) box.close();
      follow(event.target.closest("[role=option]"));
    });
    const before = document.activeElement;
    box.addEventListener("close", () => {
      box.remove();
      before?.focus({ preventScroll: true });
    });
    document.body.append(box);
    box.showModal();
    field.focus();
    narrow();
  };

  const open = () => {
    const source = document.querySelector("[data-palette]");
    if (source) show(JSON.parse(source.dataset.palette));
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-seek]")) open();
  });
  document.addEventListener("keydown", (event) => {
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!asked || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    const shown = document.querySelector(".tl-palette");
    if (shown) shown.close();
    else open();
  });
})();

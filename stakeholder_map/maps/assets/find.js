// Searching for a person by name, title, department or pinyin.

const bare = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const MOST = 8;

// People that match every word of what was typed, the best first.
export function found(people, typed) {
  const wanted = bare(typed).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const rank = (fields, word) => {
    const [name, title, home, sounds] = fields;
    if (name.startsWith(word)) return 0;
    // "qian'yuanzhi qyz": the whole name, the given name, the initials.
    if (sounds.split(" ").some((sound) => sound.replace("'", "").startsWith(word) || sound.split("'").at(-1).startsWith(word))) return 1;
    if (name.includes(word)) return 2;
    return title.includes(word) ? 4 : home.includes(word) ? 5 : Infinity;
  };
  const ranked = people.map((one, at) => {
    const fields = one.slice(1, 5).map(bare);
    // "zhao min" is typed with a blank or without.
    const whole = rank(fields, wanted.join(""));
    const sum = wanted.reduce((all, word) => all + rank(fields, word), 0);
    return [Math.min(whole, sum), at, one];
  });
  return ranked.filter(([score]) => score < Infinity).sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, MOST).map(([, , one]) => one);
}

export function finder(bar, words, { people, fly, pick, back, on }) {
  const make = (where, kind, kept) => Object.assign(where.appendChild(document.createElement(kind)), kept);
  const host = make(bar, "span", { className: "find" });
  const opener = make(host, "button", { type: "button", textContent: `${words.search} /` });
  opener.dataset.act = "search";
  const input = make(host, "input", { type: "text", placeholder: words.find, hidden: true });
  const list = make(host, "ul", { hidden: true });
  const name = `hits-${Math.random().toString(36).slice(2)}`;
  list.id = name;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.search);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-label": words.find, "aria-expanded": "false", "aria-controls": name, "aria-autocomplete": "list", autocomplete: "off" }))
    input.setAttribute(key, value);
  let hits = [], at = 0, from = null;

  function show(to) {
    at = to;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", n === at));
    if (hits[at]) {
      input.setAttribute("aria-activedescendant", `${name}-${at}`);
      fly(hits[at][0]);
    } else input.removeAttribute("aria-activedescendant");
  }
  function look() {
    hits = found(people(), input.value);
    list.replaceChildren();
    hits.forEach(([, who, title, home], n) => {
      const item = make(list, "li", { id: `${name}-${n}` });
      item.setAttribute("role", "option");
      make(item, "b", { textContent: who });
      make(item, "span", { textContent: [title, home].filter(Boolean).join(" · ") });
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(n);
      });
    });
    if (!hits.length && input.value.trim()) make(list, "li", { textContent: words.nobody });
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", !list.hidden);
    show(0);
  }
  function open() {
    from ??= back();
    input.hidden = false;
    opener.hidden = true;
    input.value = "";
    look();
    input.focus();
  }
  function close(stay) {
    if (input.hidden) return;
    input.hidden = list.hidden = true;
    opener.hidden = false;
    hits = [];
    if (!stay && from) from();
    from = null;
  }
  function take(n) {
    const hit = hits[n];
    if (!hit) return;
    close(true);
    pick(hit[0]);
  }
  on(opener, "click", open);
  on(input, "input", look);
  on(input, "blur", () => close(true));
  on(input, "keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation();
    if (step && hits.length) show((at + step + hits.length) % hits.length);
    else if (event.key === "Enter") take(at);
    else if (event.key === "Escape") close(false);
    else return;
    event.preventDefault();
  });
  return { open };
}

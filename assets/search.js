// Search, in the reader's browser: Pagefind (https://pagefind.app) finds, in files that lie beside the page. They are
// loaded when somebody begins to search. What is typed is folded here as jarchy/folding.py has folded what is searched.

const SHORTEST = 2; // letters of what is left of a word
const PATIENCE = 250; // milliseconds without a keystroke
const MOST = 10; // results at a time

export function fold(text, { letters, vowels, endings, finals }) {
  const alike = Array.from(text.normalize("NFC").toLowerCase(), (letter) => letters[letter] ?? letter).join("");
  return alike.replace(/[а-я]+/g, stem);

  function stem(word) {
    const last = word.length - 1;
    word = word.slice(0, last) + (finals[word[last]] ?? word[last]);
    for (let cut = SHORTEST; cut < word.length; cut++) {
      if (endsAt(word, cut)) return stem(word.slice(0, cut));
    }
    return word;
  }

  function endsAt(word, cut) {
    const last = word[cut - 1];
    return (endings[word.slice(cut)] ?? "").includes(last) && (cut > SHORTEST || !vowels.includes(last));
  }
}

function begin(form) {
  const input = form.elements.q;
  const folding = JSON.parse(form.dataset.folding);
  const said = document.querySelector(".search-said");
  const cards = document.querySelector(".search-found .cards");
  const more = document.querySelector(".search-found .more");
  let pagefind; // a promise, once it is needed
  let waiting; // for the next keystroke
  let turn = 0; // of the newest search: an older one that ends later shows nothing
  let rest = []; // what was found and is not shown yet

  function load() {
    return (pagefind ??= open(form.dataset.indexes.split(" ")));
  }

  // The connection may be back the next time.
  function forget() {
    pagefind?.then((opened) => opened.destroy()).catch(() => {});
    pagefind = undefined;
  }

  async function open([first, ...others]) {
    const opened = await import(`${first}pagefind.js`);
    await opened.options({ baseUrl: "/", noWorker: true }); // a worker would load most of it again
    try {
      await opened.init();
      await Promise.all(others.map((other) => opened.mergeIndex(other, { baseUrl: "/" })));
    } catch (error) {
      await opened.destroy();
      throw error;
    }
    return opened;
  }

  async function find() {
    clearTimeout(waiting);
    const words = input.value.trim();
    const mine = ++turn;
    history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (!words) return show([], "");
    said.textContent ||= said.dataset.searching;
    try {
      const { results } = await (await load()).search(fold(words, folding));
      if (mine !== turn) return;
      const { found, none } = said.dataset;
      await show(results, results.length ? `${found} ${results.length}` : none);
    } catch {
      forget();
      if (mine === turn) show([], said.dataset.failed);
    }
  }

  async function show(results, words) {
    const mine = turn;
    const first = await Promise.all(results.slice(0, MOST).map(card));
    if (mine !== turn) return;
    cards.replaceChildren(...first);
    said.textContent = words;
    keep(results.slice(MOST));
  }

  async function showMore() {
    const next = await Promise.all(rest.slice(0, MOST).map(card));
    cards.append(...next);
    next[0]?.querySelector("a").focus();
    keep(rest.slice(MOST));
  }

  function keep(results) {
    rest = results;
    more.hidden = !rest.length;
  }

  input.addEventListener("focus", () => load().catch(forget), { once: true }); // it is said when somebody searches
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, PATIENCE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  more.querySelector("button").addEventListener("click", showMore);
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) find();
}

async function card(result) {
  const { raw_url: address, meta } = await result.data();
  const made = document.querySelector("template").content.cloneNode(true).firstElementChild;
  for (const one of made.querySelectorAll("[data-is]")) {
    if (!meta.is.split(" ").includes(one.dataset.is)) one.remove();
  }
  for (const one of made.querySelectorAll("[data-show]")) {
    one.textContent = meta[one.dataset.show] ?? "";
    if (!one.textContent) one.remove();
  }
  made.querySelector("a").href = address;
  return made;
}

const form = globalThis.document?.querySelector("form.search");
if (form) begin(form);

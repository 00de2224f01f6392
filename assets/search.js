// Search, in the reader's browser: Pagefind (https://pagefind.app) finds, in files that lie beside the page. They are
// loaded when somebody begins to search. What is typed is folded here as jarchy/i18n/stemming.py has folded what is searched.

const SHORTEST = 2; // letters of what is left of a word
const PATIENCE = 250; // milliseconds without a keystroke
const MOST = 10; // results at a time
// What a line holds together, as `unbroken` of jarchy/markdown/html_text.py does; a no-break hyphen is shown as a plain one.
const HELD = /(\S*(?:\u2011|\d[–—]\d)\S*|[–-]\u00a0\S+)/u;
const LONGEST = 30; // characters of what is held
const WORD = /[\p{L}\p{N}]+/gu;

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
  const whole = document.querySelector(".search-found");
  const lists = document.querySelector(".search-lists");
  const other = document.querySelector(".search-other");
  const { kind, year } = form.elements;
  let pagefind; // a promise, once it is needed
  let waiting; // for the next keystroke
  let turn = 0; // of the newest search: an older one that ends later shows nothing
  let rest = []; // what was found and is not shown yet
  let sought = []; // the words that are marked in it

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
    lists.hidden = words !== "";
    whole.hidden = words === "";
    if (other) other.hidden = true;
    if (!words) return show([], "", []);
    said.textContent ||= said.dataset.searching;
    try {
      const folded = fold(words, folding);
      const terms = folded.match(WORD) ?? [];
      const results = await ranked(folded, terms);
      if (mine !== turn) return;
      const { found, none } = said.dataset;
      if (!results.length) offerOther(words);
      await show(results, results.length ? `${found} ${results.length}` : none, terms);
    } catch {
      forget();
      if (mine === turn) show([], said.dataset.failed, []);
    }
  }

  // Documents that have the words themselves come before those that have longer words with these beginnings.
  async function ranked(query, terms) {
    const index = await load();
    let { results } = await index.search(query);
    for (const mark of chosen()) {
      const marked = await index.search(`"${mark}"`); // without its quotes, an index that lacks it finds similar words
      const ids = new Set(marked.results.map(({ id }) => id));
      results = results.filter(({ id }) => ids.has(id));
    }
    const whole = new Map(results.map(({ id }) => [id, 0]));
    for (const term of terms) {
      const same = await index.search(`"${term}"`);
      for (const { id } of same.results) if (whole.has(id)) whole.set(id, whole.get(id) + 1);
    }
    return results.sort((one, other) => whole.get(other.id) - whole.get(one.id));
  }

  // Every document has its kind and its year among its words: see jarchy/outputs/pagefind.py.
  function chosen() {
    return [kind, year].filter((choice) => choice?.value).map((choice) => choice.name + choice.value.replaceAll("-", ""));
  }

  function offerOther(words) {
    if (!other) return;
    for (const link of other.querySelectorAll("a")) link.search = `?q=${encodeURIComponent(words)}`;
    other.hidden = false;
  }

  async function show(results, words, terms) {
    const mine = turn;
    sought = terms;
    const first = await Promise.all(results.slice(0, MOST).map((result) => card(result, isSought)));
    if (mine !== turn) return;
    cards.replaceChildren(...first);
    said.textContent = words;
    keep(results.slice(MOST));
  }

  function isSought(word) {
    const folded = fold(word, folding);
    return sought.some((term) => folded.startsWith(term));
  }

  async function showMore() {
    const next = await Promise.all(rest.slice(0, MOST).map((result) => card(result, isSought)));
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
  for (const choice of [kind, year]) choice?.addEventListener("change", find);
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) find();
}

async function card(result, isSought) {
  const { raw_url: address, meta } = await result.data();
  const made = document.querySelector("template").content.cloneNode(true).firstElementChild;
  for (const one of made.querySelectorAll("[data-is]")) {
    if (!meta.is.split(" ").includes(one.dataset.is)) one.remove();
  }
  for (const one of made.querySelectorAll("[data-show]")) {
    one.append(...held(meta[one.dataset.show] ?? "", isSought));
    if (!one.textContent) one.remove();
  }
  made.querySelector("a").href = address;
  const picture = made.querySelector("img");
  if (meta.picture) picture.src = meta.picture;
  else picture.remove();
  return made;
}

// The text, with what stays on one line in elements of its own.
function* held(text, isSought) {
  for (const [number, part] of text.split(HELD).entries()) {
    const words = marked(part.replaceAll("\u2011", "-"), isSought);
    if (number % 2 === 0 || part.length > LONGEST) {
      yield* words;
      continue;
    }
    const whole = document.createElement("span");
    whole.className = "unbroken";
    whole.append(...words);
    yield whole;
  }
}

// The text, with what was sought in <mark>.
function* marked(text, isSought) {
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!isSought(match[0])) continue;
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    yield text.slice(end, match.index);
    yield mark;
    end = match.index + match[0].length;
  }
  yield text.slice(end);
}

const form = globalThis.document?.querySelector("form.search");
if (form) begin(form);

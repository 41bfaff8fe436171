// --- the address ----------------------------------------------------------------------------------------------------
// What the reader has chosen stands behind the # of the address and nowhere else, so that a view can be cited and Back
// leads to the view before. A field that has its first value is not written.
const FIRST = { tab: "texts", q: "", from: "", to: "", topic: "", label: "", name: "", text: "", at: "", about: "",
  beside: "", dyad: "", net: "", min: "1", find: "", sort: "mentions" };
const FILTERS = ["q", "from", "to", "topic", "label", "name"];

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(Object.entries(FIRST).map(([field, first]) => [field, given.get(field) ?? first]));
}
function address(of) {
  const written = new URLSearchParams();
  for (const [field, first] of Object.entries(FIRST)) if (of[field] !== first) written.set(field, of[field]);
  return `#${written}`;
}

let state = read();
let typed = "";
let late = 0;

// What is typed letter by letter, or passed with a key held down, is one step back; browsers take only so many writes.
function settle() {
  if (late) history.replaceState(null, "", address(state));
  clearTimeout(late);
  late = 0;
}
function go(changes, by = "") {
  const next = { ...state, ...changes };
  if (address(next) === address(state)) return;
  if (by && by === typed) {
    state = next;
    clearTimeout(late);
    late = setTimeout(settle, 120);
  } else {
    settle();
    state = next;
    history.pushState(null, "", address(state));
  }
  typed = by;
  render();
}
addEventListener("popstate", () => {
  clearTimeout(late);
  late = 0;
  typed = "";
  state = read();
  render();
});

// --- the texts that are found ---------------------------------------------------------------------------------------
let found = texts;
let filtered = null; // the filters that gave `found`

const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;
const bound = (said) => (data.dated ? DAY : /^\d+$/).test(said) ? said : "";

// A month in a range of days, or a day in a range of months: whatever may lie in it does.
function within(from, to) {
  if (!from && !to) return null;
  if (!data.dated) return (text) => (!from || text.number + 1 >= Number(from)) && (!to || text.number + 1 <= Number(to));
  return (text) => text.date !== null && (!from || `${text.date}~` >= from) && (!to || text.date <= `${to}~`);
}

function search() {
  const key = JSON.stringify(FILTERS.map((field) => state[field]));
  if (key === filtered) return;
  filtered = key;
  const words = wanted(state.q);
  const topic = byKey.topic.get(state.topic);
  const entity = byKey.entity.get(state.name);
  const tests = [
    within(bound(state.from), bound(state.to)),
    state.topic && ((text) => text.topics.some(([number]) => number === topic)),
    state.name && ((text) => entity !== undefined && namedOf(text).has(entity.number)),
    state.label && ((text) => mentionsOf(text).some((mention) => entities[mention.entity].label === state.label)),
    words.length && ((text) => words.every((word) => plainOf(text).includes(word))),
  ].filter(Boolean);
  found = tests.length ? texts.filter((text) => tests.every((test) => test(text))) : texts;
}

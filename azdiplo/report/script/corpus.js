// --- the texts and what is named in them ----------------------------------------------------------------------------
// A text is a list of pieces: a string; a mention, [stem, ending, entity, fact, sentence]; a number where words begin
// that mean a person by the office alone, its place in `references`, and -1 where they end. What is made of the pieces
// is made when it is asked for: thousands of texts must open at once.
const data = JSON.parse($("data").textContent);
const { labels: LABELS, texts, entities, facts, references, topics, periods, dyads, events } = data;
const TITLES = Object.assign(Object.create(null), Object.fromEntries(LABELS)); // what an address asks for may be anything

const piece = (part) => (typeof part === "string" ? part : typeof part === "number" ? "" : part[0] + part[1]);
const whole = (text) => text.pieces.map(piece).join("");
const plainOf = (text) => (text.plain ??= plain(whole(text)));
const searched = (entity) => (entity.plain ??= plain([entity.name, entity.english, entity.id].filter(Boolean).join(" ")));

// Mentions by name and, with `reference`, by office: where they begin and end among the pieces.
function mentionsOf(text) {
  if (text.mentions) return text.mentions;
  text.mentions = [];
  let reference = null;
  text.pieces.forEach((part, at) => {
    if (typeof part === "number") {
      if (part < 0) reference.to = at;
      else {
        reference = { from: at, to: at, entity: references[part][0], reference: part };
        if (reference.entity !== null) text.mentions.push(reference);
      }
    } else if (typeof part !== "string") {
      text.mentions.push({ from: at, to: at, entity: part[2], fact: part[3], sentence: part[4] });
    }
  });
  return text.mentions;
}

function namedOf(text) {
  if (text.named) return text.named;
  text.named = new Map(); // entity → its mentions
  for (const mention of mentionsOf(text)) {
    const known = text.named.get(mention.entity);
    if (known) known.push(mention); else text.named.set(mention.entity, [mention]);
  }
  return text.named;
}

// How many mentions of a kind, or of any, stand in a text.
function sizeOf(text, label) {
  let size = 0;
  for (const mention of mentionsOf(text)) if (!label || entities[mention.entity].label === label) size += 1;
  return size;
}

// What is named in the address must mean the same on another day: keys, not numbers.
const byKey = { text: new Map(), entity: new Map(), topic: new Map(topics.map(([id], number) => [id, number])) };
texts.forEach((text, number) => {
  text.number = number;
  text.key = byKey.text.has(text.name) ? `${text.name}~${number + 1}` : text.name;
  byKey.text.set(text.key, text);
});
entities.forEach((entity, number) => {
  entity.number = number;
  byKey.entity.set(entity.key, entity);
});

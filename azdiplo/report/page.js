"use strict";
// The report's behaviour: filters, lazy texts, names, charts, the panel beside them. Whatever comes from a text is
// put into the page as text (textContent) and never read as markup; styles are set one by one, as the page's policy
// forbids style attributes.
(() => {
  // so many texts or quotations are drawn at once; more follow when the reader gets there
  const CHUNK = { texts: 2, quotes: 15 };
  const ROWS = 200;
  const data = JSON.parse(document.getElementById("data").textContent);
  const { labels: LABELS, texts, entities, facts, topics, periods, links, dyads, events } = data;
  const $ = (id) => document.getElementById(id);

  // --- building elements ------------------------------------------------------------------------------------------
  function put(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  }
  const el = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) =>
    put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const many = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  const chip = (label) => el("span", { class: "azd plain" }, el("mark", { class: `azd-m azd-${label}` }, label));

  // --- searching --------------------------------------------------------------------------------------------------
  // Letters are compared without their marks, so that `Ilham Eliyev` typed on any keyboard finds `İlham Əliyev`.
  // İ and I are mapped first: toLowerCase() would make two characters of İ, and places must stay what they are.
  const PLAIN = { İ: "i", I: "i", ı: "i", Ə: "e", ə: "e", Ö: "o", ö: "o", Ü: "u", ü: "u", Ş: "s", ş: "s", Ç: "c",
    ç: "c", Ğ: "g", ğ: "g", Â: "a", â: "a", "’": "'", "‘": "'", "\n": " ", "\u00a0": " " };
  const plain = (text) => text.replace(/[İIıƏəÖöÜüŞşÇçĞğÂâ’‘\n\u00a0]/g, (sign) => PLAIN[sign]).toLowerCase();
  const piece = (part) => (typeof part === "string" ? part : part[0] + part[1]);
  const whole = (text) => text.pieces.map(piece).join("");
  const wanted = (query) =>
    [...plain(query).matchAll(/"([^"]*)"?|“([^”]*)”?|\S+/g)]
      .map((match) => (match[1] ?? match[2] ?? match[0]).trim()).filter(Boolean);

  for (const text of texts) {
    text.plain = plain(whole(text));
    text.named = new Map(); // entity → its mentions, as positions among the pieces
    for (let at = 1; at < text.pieces.length; at += 2) {
      const entity = text.pieces[at][2];
      if (!text.named.has(entity)) text.named.set(entity, []);
      text.named.get(entity).push(at);
    }
  }
  entities.forEach((entity, number) => {
    entity.number = number;
    entity.plain = plain([entity.name, entity.english, entity.id].filter(Boolean).join(" "));
  });

  // --- the state of the page --------------------------------------------------------------------------------------
  const filter = { words: [], entity: null, topic: null, period: null };
  let found = texts;
  let view = "texts";
  const fresh = new Set(); // views that show the texts found now

  function search() {
    found = texts.filter((text) =>
      filter.words.every((word) => text.plain.includes(word)) &&
      (filter.entity === null || text.named.has(filter.entity)) &&
      (filter.topic === null || text.topics.some(([topic]) => topic === filter.topic)) &&
      (filter.period === null || text.period === filter.period));
    fresh.clear();
    $("count").textContent = found.length === texts.length ? "" : `${found.length} of ${many(texts.length, "text")}`;
    const drop = (key, said) => filter[key] === null ? null :
      el("button", { type: "button", title: "Remove this filter", onclick: () => { filter[key] = null; search(); } },
        `${said} ×`);
    $("filters").replaceChildren(...[
      drop("entity", filter.entity !== null && `names ${entities[filter.entity].name}`),
      drop("topic", filter.topic !== null && topics[filter.topic]),
      drop("period", filter.period !== null && periods[filter.period]),
    ].filter(Boolean));
    show(view);
  }

  function show(name) {
    view = name;
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const chosen = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", chosen);
      $(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (!fresh.has(name)) {
      fresh.add(name);
      VIEWS[name]();
    }
    document.documentElement.style.setProperty("--top", `${document.querySelector("header").offsetHeight}px`);
  }

  // --- texts ------------------------------------------------------------------------------------------------------
  function known(entity, fact) {
    const [office, whose, value, evidence] = facts[fact];
    return [["English", entity.english], ["office", office], ["of", whose], ["ISO 8601", value], ["id", entity.id],
      ["found by", evidence]].filter(([, said]) => said);
  }

  function mark([stem, ending, number, fact]) {
    const entity = entities[number];
    return el("mark", { class: `azd-m azd-${entity.label}`, "data-label": entity.label, "data-entity": number,
      tabindex: 0, role: "button" },
    stem, ending && el("i", {}, ending),
    el("span", { class: "azd-card" }, el("b", { "data-v": entity.name }),
      known(entity, fact).map(([kind, said]) => el("b", { "data-k": kind, "data-v": said }))));
  }

  const shape = (part) => (typeof part === "string" ? part : mark(part));

  // The pieces of the first line, if it can be a headline, and those of the rest.
  function headed(pieces) {
    const cut = pieces.findIndex((part) => typeof part === "string" && part.includes("\n"));
    if (cut < 0) return [[], pieces];
    const at = pieces[cut].indexOf("\n");
    const line = [...pieces.slice(0, cut), pieces[cut].slice(0, at)];
    const length = line.map(piece).join("").trim().length;
    if (!length || length > 220) return [[], pieces];
    return [line, [pieces[cut].slice(at).replace(/^\s*\n/, ""), ...pieces.slice(cut + 1)]];
  }

  function article(text) {
    const bars = text.topics.map(([topic, score, terms]) => {
      const length = el("span");
      length.style.width = `${Math.round(100 * Math.min(1, Math.max(0, score)))}%`;
      return el("div", { class: "azd-topic" }, el("button", { type: "button", class: "link",
        onclick: () => { filter.topic = topic; search(); } }, topics[topic]),
      el("span", { class: "azd-bar" }, length), el("span", { class: "azd-score" }, score.toFixed(2)),
      el("span", { class: "azd-terms azd-dim", lang: "az" }, terms));
    });
    const [headline, body] = headed(text.pieces);
    return put(el("article", { class: "azd plain", tabindex: -1, "data-text": texts.indexOf(text) }), {}, [
      el("h2", { lang: "az", class: "azd-text" }, headline.length ? headline.map(shape) : text.head || text.name),
      el("p", { class: "dim" }, [text.date, text.name, many((text.pieces.length - 1) / 2, "mention")]
        .filter(Boolean).join(" · ")),
      text.error && el("p", { class: "azd-error" }, text.error),
      el("p", { class: "azd-text", lang: "az" }, body.map(shape)),
      bars.length ? el("div", { class: "azd-topics" }, bars) : null,
    ]);
  }

  const watcher = new IntersectionObserver((seen) => {
    for (const entry of seen) if (entry.isIntersecting) entry.target.more();
  }, { rootMargin: "900px" });

  // Items appear in chunks, the next ones when the end of the last ones comes near.
  function lazily(place, items, draw, chunk, after = () => {}) {
    let at = 0;
    const end = el("p", { class: "note" });
    end.more = () => {
      const drawn = items.slice(at, at + chunk).map(draw);
      end.before(...drawn);
      at += chunk;
      after(drawn);
      watcher.unobserve(end);
      if (at < items.length) watcher.observe(end);
      else end.remove();
    };
    place.replaceChildren(end);
    end.more();
    return (position) => { while (at <= position && at < items.length) end.more(); };
  }

  let upTo = () => {};
  function drawTexts() {
    const place = $("texts");
    if (!found.length) {
      place.replaceChildren(el("p", { class: "note" }, "No text is like that. Take a filter away or search for less."));
      return;
    }
    // an older browser finds as well, it only does not colour
    const colours = window.Highlight && CSS.highlights && new Highlight();
    if (colours) CSS.highlights.set("found", colours);
    upTo = lazily(place, found, article, CHUNK.texts, (articles) => colours && highlight(articles, colours));
  }

  function highlight(articles, colours) {
    for (const paragraph of filter.words.length ? articles.flatMap((node) => [...node.querySelectorAll(".azd-text")]) : []) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let length = 0;
      while (walker.nextNode()) {
        nodes.push([length, walker.currentNode]);
        length += walker.currentNode.length;
      }
      const text = plain(nodes.map(([, node]) => node.data).join(""));
      const place = (at) => {
        let low = 0;
        let high = nodes.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (nodes[middle][0] <= at) low = middle; else high = middle - 1;
        }
        return [nodes[low][1], at - nodes[low][0]];
      };
      for (const word of filter.words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(...place(at));
          const [node, offset] = place(at + word.length - 1);
          range.setEnd(node, offset + 1);
          colours.add(range);
        }
      }
    }
  }

  function open(number, at) {
    if (!found.includes(texts[number])) {
      Object.assign(filter, { words: [], entity: null, topic: null, period: null });
      $("query").value = "";
      search();
    }
    show("texts");
    upTo(found.indexOf(texts[number]));
    const place = document.querySelector(`[data-text="${number}"]`);
    for (const old of document.querySelectorAll(".shown, mark.chosen")) old.classList.remove("shown", "chosen");
    place.classList.add("shown");
    const target = at === undefined ? place : place.querySelectorAll("mark[data-entity]")[(at - 1) / 2];
    if (at !== undefined) target.classList.add("chosen");
    target.scrollIntoView({ block: at === undefined ? "start" : "center" });
    place.focus({ preventScroll: true });
  }

  // --- names ------------------------------------------------------------------------------------------------------
  const shown = new Set(LABELS);
  let sort = "mentions";
  let nameQuery = "";

  function counted() {
    const counts = new Map();
    found.forEach((text) => {
      for (const [entity, places] of text.named) {
        const count = counts.get(entity);
        if (count) { count.mentions += places.length; count.texts += 1; }
        else counts.set(entity, { entity: entities[entity], mentions: places.length, texts: 1, text, at: places[0] });
      }
    });
    return [...counts.values()];
  }

  function drawNames() {
    const all = counted();
    const sizes = {};
    for (const { entity } of all) sizes[entity.label] = (sizes[entity.label] || 0) + 1;
    $("labels").replaceChildren(...LABELS.filter((label) => entities.some((entity) => entity.label === label)).map(
      (label) => el("button", { type: "button", class: `azd-m azd-${label}`, "aria-pressed": shown.has(label),
        "data-only": label, title: "Click: this label only; again: all" }, label,
      el("span", { class: "azd-n" }, (sizes[label] || 0).toLocaleString("en")))));
    const words = wanted(nameQuery);
    const rows = all.filter(({ entity }) => shown.has(entity.label) && words.every((word) => entity.plain.includes(word)));
    const compare = new Intl.Collator("az").compare;
    rows.sort((one, other) => (sort === "name" ? 0 : other[sort] - one[sort]) ||
      (sort === "name" ? compare(one.entity.name, other.entity.name) : one.entity.number - other.entity.number));
    for (const button of document.querySelectorAll("[data-sort]")) button.classList.toggle("by", button.dataset.sort === sort);
    $("names").querySelector("tbody").replaceChildren(...rows.slice(0, ROWS).map(({ entity, mentions, texts: inside, text, at }) =>
      el("tr", {}, el("td", { lang: "az" }, el("button", { type: "button", class: "link", "data-entity": entity.number },
        entity.name)), el("td", {}, chip(entity.label)), el("td", {}, entity.english || entity.value),
      el("td", { class: "number" }, mentions.toLocaleString("en")), el("td", { class: "number" }, inside.toLocaleString("en")),
      el("td", {}, el("button", { type: "button", class: "link dim", onclick: () => open(texts.indexOf(text), at) },
        text.date || text.name)))));
    $("names-left").textContent = rows.length > ROWS
      ? `The first ${ROWS} of ${many(rows.length, "name")}; find a name or choose a label to see others.`
      : rows.length ? "" : "No name is like that.";
  }

  // --- bars over time ---------------------------------------------------------------------------------------------
  // One row for each of `rows` ({name, counts, click(period|null)}), all on one scale.
  function chart(rows, { left = 205, width = 1000, height = 38 } = {}) {
    const right = 52;
    const step = (width - left - right) / periods.length;
    const most = Math.max(1, ...rows.flatMap((row) => row.counts));
    const thick = Math.max(1, Math.min(44, step - Math.min(3, step * 0.18)));
    const total = rows.length * height + 22;
    const drawing = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${total}`, role: "group" });
    rows.forEach((row, number) => {
      const base = (number + 1) * height - 4;
      const sum = row.counts.reduce((one, other) => one + other, 0);
      if (row.name) {
        drawing.append(svg("text", { class: row.click ? "row" : "", x: left - 12, y: base - 3, "text-anchor": "end",
          onclick: row.click && (() => row.click(null)) }, row.name));
      }
      drawing.append(
        svg("text", { x: width - right + 8, y: base - 3, class: "axis" }, sum.toLocaleString("en")),
        svg("line", { class: "base", x1: left, x2: width - right, y1: base, y2: base }));
      row.counts.forEach((count, period) => {
        const tall = count ? Math.max(1.5, (count / most) * (height - 8)) : 0;
        const x = left + period * step;
        if (count) {
          drawing.append(svg("rect", { class: "bar", x: x + (step - thick) / 2, width: thick, y: base - tall, height: tall }));
        }
        const said = `${row.name ? `${row.name}, ` : ""}${periods[period]}: ${count}`;
        drawing.append(svg("rect", { class: "hit", x, width: step, y: base - height + 6, height: height - 6,
          onclick: row.click && (() => row.click(period)) }, svg("title", {}, said)));
      });
    });
    // as many period names as fit beside each other
    const every = Math.ceil((Math.max(...periods.map((period) => period.length)) * 6.4 + 12) / step);
    periods.forEach((period, number) => {
      if (number % every) return;
      // the first name must not begin outside the drawing
      const x = Math.max(left + (number + 0.5) * step, period.length * 3.2 + 2);
      drawing.append(svg("text", { class: "axis", x, y: total - 6, "text-anchor": "middle" }, period));
    });
    return drawing;
  }

  const zeros = () => new Array(periods.length).fill(0);
  const axis = data.dated ? "" : " (the order of the texts: no dates in their names)";

  function drawTopics() {
    const all = zeros();
    const counts = topics.map(zeros);
    let undated = 0;
    for (const text of found) {
      if (text.period === null) { undated += 1; continue; }
      all[text.period] += 1;
      for (const [topic] of text.topics) counts[topic][text.period] += 1;
    }
    const filterBy = (topic) => (period) => { Object.assign(filter, { topic, period }); view = "texts"; search(); };
    const rows = counts.map((row, topic) => ({ name: topics[topic], counts: row, sum: row.reduce((a, b) => a + b, 0),
      click: filterBy(topic) })).filter((row) => row.sum).sort((one, other) => other.sum - one.sum);
    $("topics").replaceChildren(
      el("h3", {}, `Texts${axis}`), chart([{ name: "all texts", counts: all, click: filterBy(null) }]),
      el("h3", {}, "Texts with a topic, all on one scale; click a bar for its texts"),
      rows.length ? chart(rows) : el("p", { class: "note" }, "No topic in these texts."),
      undated ? el("p", { class: "note" }, `${many(undated, "text")} without a date ${undated === 1 ? "is" : "are"} not drawn.`) : "");
  }

  // --- states -----------------------------------------------------------------------------------------------------
  function drawStates() {
    if (!links.length) {
      $("states-note").textContent = "No sentence names two states.";
      return;
    }
    const [drawn, all, pairs] = data.states;
    $("states-note").textContent = `States named together in a sentence, over all texts. A line is as thick as it has ` +
      `sentences, a circle as large as the state has mentions; click either. ` +
      `Drawn: ${drawn} of ${many(all, "state")}, ${links.length} of ${many(pairs, "pair")}.`;
    $("pairs").replaceChildren(
      el("thead", {}, el("tr", {}, el("th", {}, "strongest pairs"), el("th", { class: "number" }, "sentences"))),
      el("tbody", {}, links.slice(0, 18).map(([one, other, sentences], number) =>
        el("tr", {}, el("td", { lang: "az" }, el("button", { type: "button", class: "link", onclick: () => pair(number) },
          `${entities[one].name} – ${entities[other].name}`)), el("td", { class: "number" }, sentences.length)))));
  }

  // --- events -----------------------------------------------------------------------------------------------------
  function drawEvents() {
    const rows = dyads.map((name, number) => {
      const counts = zeros();
      const here = events.filter(([dyad, text]) => dyad === number && found.includes(texts[text]));
      for (const [, text] of here) if (texts[text].period !== null) counts[texts[text].period] += 1;
      return { name, counts, sum: here.length, click: (period) => dealings(name, here.filter(([, text]) =>
        period === null || texts[text].period === period)) };
    }).filter((row) => row.sum).sort((one, other) => other.sum - one.sum);
    $("events").replaceChildren(
      el("p", { class: "note" }, `Who dealt with whom${axis}: happenings told once for each text; click a name or a bar ` +
        "for the sentences."),
      rows.length ? chart(rows.slice(0, 40)) : el("p", { class: "note" }, "No event between two actors in these texts."));
  }

  function dealings(name, list) {
    panel(el("h2", {}, name), el("h3", {}, many(list.length, "event")),
      [...new Set(list.map(([, , , , kind]) => kind))].map((kind) => [el("h3", {}, kind),
        quotes(list.filter((event) => event[4] === kind).map(([, text, from, to]) => ({ text: texts[text], from, to })))]).flat());
  }

  // --- the panel --------------------------------------------------------------------------------------------------
  const SIDE = 70; // characters of context

  function quote(text, from, to) {
    const before = text.pieces.slice(0, from).map(piece).join("").slice(-SIDE);
    const after = text.pieces.slice(to + 1).map(piece).join("").slice(0, SIDE);
    const inside = text.pieces.slice(from, to + 1).map((part, n) => (n % 2 ? part : el("b", {}, piece(part))));
    return el("button", { type: "button", class: "quote", lang: "az", "data-open": texts.indexOf(text), "data-at": from },
      before.replace(/^\S*\s/, "… "), inside, after.replace(/\s\S*$/, " …"));
  }

  function panel(...children) {
    const place = $("panel");
    place.replaceChildren(el("button", { type: "button", class: "close", "aria-label": "Close",
      onclick: close }, "×"), ...children.flat().filter(Boolean));
    place.hidden = false;
    place.scrollTop = 0;
  }

  function close() {
    $("panel").hidden = true;
    for (const node of document.querySelectorAll(".network .chosen")) node.classList.remove("chosen");
  }

  // Sentences or mentions ({text, from, to}), those of one text below each other.
  function quotes(list) {
    const place = el("ol", { class: "quotes" });
    let last = null;
    lazily(place, list, ({ text, from, to }) => {
      const said = text === last ? null
        : el("span", { class: "dim" }, [text.date, text.head || text.name].filter(Boolean).join(" · "));
      last = text;
      return el("li", {}, said, quote(text, from, to));
    }, CHUNK.quotes);
    return place;
  }

  function about(number) {
    const entity = entities[number];
    const inside = texts.filter((text) => text.named.has(number));
    const list = inside.flatMap((text) => text.named.get(number).map((at) => ({ text, from: at, to: at })));
    const roles = new Map();
    const counts = zeros();
    for (const { text, from } of list) {
      const [office, whose] = facts[text.pieces[from][3]];
      if (office) {
        const role = whose ? `${office} (${whose})` : office;
        roles.set(role, (roles.get(role) || 0) + 1);
      }
      if (text.period !== null) counts[text.period] += 1;
    }
    const rows = [["English", entity.english], ["id", entity.id], ["ISO 8601", entity.value],
      ["mentions", `${list.length.toLocaleString("en")} in ${many(inside.length, "text")}`],
      ["office", [...roles].sort((one, other) => other[1] - one[1]).slice(0, 6)
        .map(([role, count]) => `${role} · ${count}`).join("\n")]].filter(([, said]) => said);
    panel(chip(entity.label), el("h2", { lang: "az" }, entity.name),
      el("dl", {}, rows.map(([kind, said]) => [el("dt", {}, kind),
        el("dd", {}, said.split("\n").flatMap((line, n) => (n ? [el("br"), line] : [line])))])),
      el("button", { type: "button", class: "act", onclick: () => { filter.entity = number; view = "texts"; search(); } },
        "Only the texts that name it"),
      periods.length > 1 ? [el("h3", {}, "Mentions over time"), chart([{ counts }], { left: 2, width: 380, height: 54 })] : null,
      el("h3", {}, "Mentions"), quotes(list));
    for (const node of document.querySelectorAll(".network g")) {
      node.classList.toggle("chosen", node.dataset.entity === String(number));
    }
  }

  function pair(number) {
    const [one, other, sentences] = links[number];
    panel(chip("STATE"), el("h2", { lang: "az" }, `${entities[one].name} – ${entities[other].name}`),
      el("h3", {}, `Named together in ${many(sentences.length, "sentence")}`),
      quotes(sentences.map(([text, from, to]) => ({ text: texts[text], from: 2 * from + 1, to: 2 * to + 1 }))));
  }

  // --- what the reader does ---------------------------------------------------------------------------------------
  const VIEWS = { texts: drawTexts, names: drawNames, topics: drawTopics, states: drawStates, events: drawEvents };

  let waiting = 0;
  $("query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter.words = wanted($("query").value); search(); }, 60);
  });
  $("name-query").addEventListener("input", (event) => { nameQuery = event.target.value; drawNames(); });
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  function act(target) {
    const tab = target.closest("[role=tab]");
    if (tab) return show(tab.id.slice(4));
    const line = target.closest("[data-link]");
    if (line) return pair(Number(line.dataset.link));
    const place = target.closest("[data-open]");
    if (place) return open(Number(place.dataset.open), Number(place.dataset.at));
    const name = target.closest("[data-entity]");
    if (name) return about(Number(name.dataset.entity));
    const order = target.closest("[data-sort]");
    if (order) { sort = order.dataset.sort; return drawNames(); }
    const label = target.closest("[data-only]");
    if (label) {
      const only = shown.size === 1 && shown.has(label.dataset.only);
      shown.clear();
      for (const other of only ? LABELS : [label.dataset.only]) shown.add(other);
      return drawNames();
    }
    return undefined;
  }
  document.addEventListener("click", (event) => act(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    // marks and circles are no buttons of the browser's own
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark[data-entity], g[data-entity]")) {
      event.preventDefault();
      act(event.target);
    }
  });

  const mentions = texts.reduce((sum, text) => sum + (text.pieces.length - 1) / 2, 0);
  const days = texts.map((text) => text.date).filter(Boolean);
  $("facts").textContent = [many(texts.length, "text"),
    days.length && (days[0] === days[days.length - 1] ? days[0] : `${days[0]} to ${days[days.length - 1]}`),
    many(mentions, "mention"), many(entities.length, "name")].filter(Boolean).join(" · ");
  search();
})();

// --- building elements ----------------------------------------------------------------------------------------------
// Whatever comes from a text is put into the page as text (textContent) and never read as markup; styles are set one by
// one, as the page's policy forbids style attributes.
const $ = (id) => document.getElementById(id);

function put(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return node;
}
const el = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

const figure = (count) => count.toLocaleString("en");
const many = (count, noun) => `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;
const chip = (label) => el("span", { class: "azd plain" }, el("mark", { class: `azd-m azd-${label}` }, label));
const narrow = matchMedia("(max-width: 720px)");

// --- comparing letters ----------------------------------------------------------------------------------------------
// Letters are compared without their marks, so that `Ilham Eliyev` typed on any keyboard finds `İlham Əliyev`.
// İ and I are mapped first: toLowerCase() would make two characters of İ, and places must stay what they are.
const PLAIN = { İ: "i", I: "i", ı: "i", Ə: "e", ə: "e", Ö: "o", ö: "o", Ü: "u", ü: "u", Ş: "s", ş: "s", Ç: "c",
  ç: "c", Ğ: "g", ğ: "g", Â: "a", â: "a", "’": "'", "‘": "'", "\n": " ", "\u00a0": " " };
const plain = (text) => text.replace(/[İIıƏəÖöÜüŞşÇçĞğÂâ’‘\n\u00a0]/g, (sign) => PLAIN[sign]).toLowerCase();
// the words of a query, and its phrases in quotes
const wanted = (query) =>
  [...plain(query).matchAll(/"([^"]*)"?|“([^”]*)”?|\S+/g)]
    .map((match) => (match[1] ?? match[2] ?? match[0]).trim()).filter(Boolean);

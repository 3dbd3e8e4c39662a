// Menus whose options come from the app while one types: a combobox with a list under it.
"use strict";

const box = (target) => target.closest?.(".typeahead");
const list = (typeahead) => typeahead.querySelector("[role=listbox]");
const entry = (typeahead) => typeahead.querySelector("[role=combobox]");

function close(typeahead) {
  list(typeahead).hidden = true;
  entry(typeahead).setAttribute("aria-expanded", "false");
  entry(typeahead).removeAttribute("aria-activedescendant");
}

async function ask(typeahead) {
  const input = entry(typeahead), typed = input.value;
  if (typed.length < Number(typeahead.dataset.least)) return close(typeahead);
  const { groups } = await post(input.form, "/do/suggest", { press: typeahead.dataset.ask, typed });
  if (entry(typeahead).value !== typed || !groups) return; // typed on, or gone
  const items = [];
  for (const group of groups) {
    if (group.label && group.options.length) items.push(made("small", group.label, {}));
    for (const { value, text } of group.options) {
      const role = { role: "option", "data-value": value, id: `${input.id}-o${items.length}` };
      items.push(made("div", text, role));
    }
  }
  if (!items.length) items.push(made("small", typeahead.dataset.none, { role: "status" }));
  list(typeahead).replaceChildren(...items);
  list(typeahead).hidden = false;
  input.setAttribute("aria-expanded", "true");
  mark(typeahead, 0);
}

function made(tag, text, attributes) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function mark(typeahead, index) {
  const options = [...list(typeahead).querySelectorAll("[role=option]")];
  if (!options.length) return;
  const at = (index + options.length) % options.length;
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
  entry(typeahead).setAttribute("aria-activedescendant", options[at].id);
  options[at].scrollIntoView({ block: "nearest" });
}

function choose(typeahead, option) {
  typeahead.querySelector("input[type=hidden]").value = option.dataset.value;
  entry(typeahead).value = option.textContent;
  close(typeahead);
  if (typeahead.dataset.press) dispatch(typeahead);
}

document.addEventListener("input", (event) => {
  const typeahead = box(event.target);
  if (!typeahead) return;
  typeahead.querySelector("input[type=hidden]").value = "";
  ask(typeahead);
});
document.addEventListener("focusin", (event) => {
  for (const other of document.querySelectorAll(".typeahead")) {
    if (!other.contains(event.target)) close(other);
  }
  const typeahead = box(event.target);
  if (typeahead && !event.target.value) ask(typeahead);
});
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  event.preventDefault();
  choose(box(option), option);
});
document.addEventListener("keydown", (event) => {
  const typeahead = box(event.target);
  if (!typeahead || list(typeahead).hidden) return;
  const options = [...list(typeahead).querySelectorAll("[role=option]")];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") mark(typeahead, at + 1);
  else if (event.key === "ArrowUp") mark(typeahead, at - 1);
  else if (event.key === "Enter" && at >= 0) choose(typeahead, options[at]);
  else if (event.key === "Escape") close(typeahead);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

// Texts that are copied: a button below each that is meant to be, and none with soft hyphens. Without this script, one click
// selects the text, and soft hyphens are copied, too, as all browsers do.

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await copy(text);
    button.textContent = text.dataset.copied;
  });
  const said = document.createElement("p"); // read out when the button's words change
  said.role = "status";
  said.append(button);
  text.after(said);
}

// Browsers have a clipboard only for sites with https; elsewhere the text is selected, to be copied by hand.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent.replaceAll("\u00a0", " "));
  } catch {
    getSelection().selectAllChildren(text);
    document.execCommand("copy");
  }
}

// The browser copies when this has returned, its own way; then the hyphens are back, at their places.
document.addEventListener("copy", () => {
  const selection = getSelection();
  setTimeout(withoutHyphens((text) => selection.containsNode(text, true)));
});

// A sheet of paper is wide enough, and a PDF that a reader prints would have a space for each.
let printed = () => {};
addEventListener("beforeprint", () => (printed = withoutHyphens(() => true)));
addEventListener("afterprint", () => printed());

// Removes the soft hyphens of these texts. Returns a function that puts them back.
function withoutHyphens(isMeant) {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const removed = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.includes("\u00ad") || !isMeant(text)) continue;
    for (let at; (at = text.data.indexOf("\u00ad")) >= 0; removed.push([text, at])) text.deleteData(at, 1);
  }
  return () => removed.reverse().forEach(([text, at]) => text.insertData(at, "\u00ad"));
}

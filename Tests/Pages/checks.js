// What is asked of a page while it is open in the browser. Each check gives the faults that it finds,
// as text. The page itself has no script: the tests hand these in from outside.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = (node) => node.textContent.trim().replace(/\s+/g, " ");

function name(element) {
  const id = element.id ? `#${element.id}` : "";
  return `<${element.localName}${id} ${element.getAttribute("class") ?? ""}> ${words(element).slice(0, 60)}`;
}

/** Not there for eyes, by the usual means: one pixel in size, clipped away, or far outside. */
function isHidden(element) {
  for (let each = element; each instanceof Element; each = each.parentElement) {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const isLoose = ["absolute", "fixed"].includes(style.position);
    if (isLoose && (box.right < 0 || box.bottom + scrollY < 0)) return true;
    if (style.overflow !== "visible" && (box.width <= 1 || box.height <= 1)) return true;
    if (style.clipPath !== "none" || style.clip !== "auto") return true;
  }
  return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function scroller(element) {
  for (let each = element; each !== document.body && each; each = each.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return each;
  }
}

/** The lines of text that are seen, each with its element and box. */
function* lines(root = document.body) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      if (box.width > 0 && box.height > 0) yield { element, box };
    }
  }
}

/** Nothing sticks out to the side, is cut off, or is too small to read. */
function layout(smallest) {
  const faults = new Set();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.add(`the page is ${root.scrollWidth} pixels wide`);
  const clips = new Map();
  const clippers = (element) => {
    if (!element) return [];
    if (!clips.has(element)) {
      const clipping = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
      clips.set(element, [...clippers(element.parentElement), ...(clipping ? [element] : [])]);
    }
    return clips.get(element);
  };
  for (const { element, box } of lines()) {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const scale = element.getScreenCTM?.().a ?? 1;
    if (size * scale < smallest) faults.add(`${(size * scale).toFixed(1)} px: ${name(element)}`);
    if (scroller(element)) continue;
    if (box.left < -1 || box.right > innerWidth + 1) faults.add(`beside the page: ${name(element)}`);
    for (const clipper of clippers(element)) {
      const edge = clipper.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 2) {
        faults.add(`cut off: ${name(element)}`);
      }
    }
  }
  return [...faults];
}

/** No word of usual length is broken, as it is where a column is too narrow for it. */
function brokenWords() {
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    range.selectNodeContents(node);
    if (range.getBoundingClientRect().height < 30 || isHidden(node.parentElement)) continue;
    for (const { index, 0: word } of node.data.matchAll(/(?<![\w/.])[\p{L}\d]{2,14}(?![\w/.@])/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (new Set(tops).size > 1) faults.add(`${word} is broken: ${name(node.parentElement)}`);
    }
  }
  return [...faults];
}

/** Labels of a picture lie within it, and none on another. */
function labels() {
  const faults = [];
  for (const picture of all("svg:not(svg svg)")) {
    if (isHidden(picture)) continue;
    const frame = picture.getBoundingClientRect();
    const placed = [...lines(picture)];
    const strokes = all("line", picture).map((line) => line.getBoundingClientRect());
    placed.forEach(({ element, box }, index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) {
        faults.push(`sticks out of its picture: ${name(element)}`);
      }
      const quarter = box.height / 4;
      if (strokes.some((stroke) => stroke.left < box.right - 1 && stroke.right > box.left + 1
        && stroke.top < box.bottom - quarter && stroke.bottom > box.top + quarter)) {
        faults.push(`is crossed by a line: ${name(element)}`);
      }
      for (const other of placed.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Line boxes are higher than their letters.
        if (other.element !== element && width > 1 && height > quarter) {
          faults.push(`${name(element)} lies on ${name(other.element)}`);
        }
      }
    });
  }
  return faults;
}

/** What a finger has to hit is large enough, or a link within a sentence. */
function targets() {
  return all("summary, a[href], button, input, select").filter((element) => {
    const box = element.getBoundingClientRect();
    const inText = element.localName === "a" && getComputedStyle(element).display === "inline";
    return !isHidden(element) && box.height > 0 && box.height < 24 && !inText;
  }).map((element) => `${element.getBoundingClientRect().height} pixels high: ${name(element)}`);
}

/** Headings in order, one place for each id, each link with its target, names for all pictures. */
function structure() {
  const faults = [];
  const expect = (isTrue, fault) => { if (!isTrue) faults.push(fault); };
  expect(document.documentElement.lang === "en", "no language");
  expect(document.title.trim() !== "", "no title");
  expect(document.compatMode === "CSS1Compat", "no doctype");
  expect(document.characterSet === "UTF-8", "no character set");
  expect(document.querySelector("meta[name=viewport]"), "no viewport");
  expect(all("main").length === 1, "not one main");

  const headings = all("h1, h2, h3, h4, h5, h6");
  expect(all("h1").length === 1 && headings[0]?.localName === "h1", "not one h1, first of all");
  headings.forEach((heading, index) => {
    expect(words(heading) !== "", "an empty heading");
    const before = Number(headings[index - 1]?.localName[1] ?? 0);
    expect(Number(heading.localName[1]) <= before + 1, `skips a level: ${name(heading)}`);
  });

  const ids = new Set();
  for (const { id } of all("[id]")) {
    expect(!ids.has(id), `twice: #${id}`);
    ids.add(id);
  }
  for (const link of all("a")) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) {
      expect(ids.has(decodeURIComponent(href.slice(1))), `leads nowhere: ${name(link)}`);
    } else {
      expect(["http:", "https:"].includes(link.protocol), `leads astray: ${name(link)}`);
      expect(link.relList.contains("noreferrer"), `tells where it was: ${name(link)}`);
    }
    expect(words(link) !== "" || link.ariaLabel, `a link without text to #${href}`);
  }
  for (const use of all("use")) {
    const href = use.getAttribute("href");
    expect(href.startsWith("#") && ids.has(href.slice(1)), `draws what is not there: ${href}`);
  }
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "headers"]) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(/\s+/)) {
        expect(ids.has(id) && words(document.getElementById(id)), `${attribute} ${id} is not there`);
      }
    }
  }

  for (const picture of all("svg:not(svg svg)")) {
    if (picture.closest("[aria-hidden=true]")) continue;
    expect(picture.getAttribute("role") === "img", `no image: ${name(picture)}`);
    const label = picture.getAttribute("aria-labelledby")?.split(/\s+/)[0];
    expect(label && document.getElementById(label), `no name: ${name(picture)}`);
    const group = picture.closest("figure, article, section");
    expect(group?.querySelector("table"), `no table beside ${name(picture)}`);
  }
  for (const table of all("table")) {
    expect(all("th[scope]", table).length > 0, `no headings: ${name(table)}`);
    expect(
      words(table.caption ?? table).length > 0 && (table.caption || table.ariaLabel
        || table.hasAttribute("aria-labelledby")), `no caption: ${name(table)}`);
  }
  return faults;
}

/** The luminance contrast of a picture's labels with what lies beneath each. axe leaves them out. */
function labelContrast(least) {
  const channels = (color) => {
    const match = color.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/);
    return match && [match[1], match[2], match[3], match[4] ?? 1].map(Number);
  };
  const over = ([r, g, b, a], under) =>
    [r, g, b].map((channel, index) => channel * a + under[index] * (1 - a));
  const luminance = (color) => {
    const [r, g, b] = color.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const ground = dark ? [0, 0, 0] : [255, 255, 255];
  const faults = [];
  for (const label of all("svg text")) {
    if (isHidden(label)) continue;
    label.scrollIntoView({ block: "center" });
    const box = label.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    let under = ground;
    for (const element of stack.reverse()) {
      if (element.closest("text")) continue;
      const style = getComputedStyle(element);
      const isShape = element instanceof SVGGeometryElement;
      const color = channels(isShape ? style.fill : style.backgroundColor);
      if (!color || element instanceof SVGElement && !isShape) continue;
      const opacity = isShape ? Number(style.fillOpacity) * Number(style.opacity) : 1;
      under = over([...color.slice(0, 3), color[3] * opacity], under);
    }
    const own = getComputedStyle(label);
    const fill = channels(own.fill);
    if (!fill) {
      faults.push(`unknown color ${own.fill}: ${name(label)}`);
      continue;
    }
    const alpha = fill[3] * Number(own.fillOpacity) * Number(own.opacity);
    const shades = [luminance(over([...fill.slice(0, 3), alpha], under)), luminance(under)];
    const contrast = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05);
    if (contrast < least) faults.push(`contrast ${contrast.toFixed(2)}: ${name(label)}`);
  }
  return faults;
}

/** Each element with its attributes, and of those that may do something the value. */
function vocabulary() {
  const kinds = new Set();
  for (const element of all("*")) {
    kinds.add(element.localName);
    for (const { name, value } of element.attributes) {
      kinds.add(`${element.localName} ${name}`);
      if (["class", "rel", "type", "http-equiv", "content", "style", "role"].includes(name)) {
        kinds.add(`${element.localName} ${name}=${value}`);
      }
    }
  }
  return [...kinds];
}

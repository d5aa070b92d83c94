"use strict";
const nas4jConditions = (() => {
  // Conditions, as "nas4j trials --where" reads them.
  const TOKEN = /\s*(?:(-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?[kKmMgG]?(?![A-Za-z0-9_.]))|([A-Za-z_][A-Za-z0-9_]*)|'([^']*)'|"([^"]*)"|(<=|>=|!=|<>|==|=|<|>)|(\()|(\)))/y;
  const KINDS = ["", "number", "word", "quoted", "quoted", "operator", "open", "close"];
  const RESERVED = ["and", "or", "not", "is", "null"];

  function tokens(text) {
    const found = [];
    let at = 0;
    const end = text.trimEnd().length;
    while (at < end) {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (!match) throw Error("nothing that is known stands at character " + (at + 1));
      const kind = match.findIndex((group, i) => i > 0 && group !== undefined);
      found.push({kind: KINDS[kind], text: match[kind], at: TOKEN.lastIndex - match[kind].length + 1});
      at = TOKEN.lastIndex;
    }
    found.push({kind: "end", text: "the end", at: end + 1});
    return found;
  }

  function condition(text, fields) {
    const list = tokens(text);
    let next = 0;
    const peek = () => list[next];
    const takes = (word) => {
      const there = peek().kind === "word" && peek().text.toLowerCase() === word;
      if (there) next++;
      return there;
    };
    const refuse = (allowed) => {
      throw Error("'" + peek().text + "' at character " + peek().at + ", where " + allowed + " is allowed");
    };
    function any() {
      const parts = [every()];
      while (takes("or")) parts.push(every());
      return (trial) => parts.some((part) => part(trial));
    }
    function every() {
      const parts = [one()];
      while (takes("and")) parts.push(one());
      return (trial) => parts.every((part) => part(trial));
    }
    function one() {
      if (takes("not")) {
        const inner = one();
        return (trial) => !inner(trial);
      }
      if (peek().kind !== "open") return comparison();
      next++;
      const inner = any();
      if (peek().kind !== "close") refuse("and, or or ')'");
      next++;
      return inner;
    }
    function comparison() {
      const field = peek().kind === "word" ? fields.findIndex((each) => each.name === peek().text.toLowerCase()) : -1;
      if (field < 0) refuse("not, '(' or one of the fields " + fields.map((each) => each.name).join(", "));
      next++;
      if (takes("is")) {
        const not = takes("not");
        if (!takes("null")) refuse("'null' or 'not null'");
        return (trial) => (trial[field] === null) !== not;
      }
      const numeric = fields[field].number;
      let operator = peek().kind === "operator" ? peek().text : "";
      operator = operator === "==" ? "=" : operator === "<>" ? "!=" : operator;
      if (!operator || (!numeric && operator !== "=" && operator !== "!=")) {
        refuse(numeric ? "one of < <= = != >= > or 'is null'" : "=, !=, is null");
      }
      next++;
      const value = numeric ? number() : word(fields[field]);
      return (trial) => {
        const there = trial[field];
        if (there === null) return false;
        const sign = compare(there, value);
        switch (operator) {
          case "<": return sign < 0;
          case "<=": return sign <= 0;
          case "=": return sign === 0;
          case "!=": return sign !== 0;
          case ">=": return sign >= 0;
          default: return sign > 0;
        }
      };
    }
    function number() {
      if (peek().kind !== "number") refuse("a number, as 0.8 or 20M,");
      const text = list[next++].text;
      const power = {k: 3, m: 6, g: 9}[text.slice(-1).toLowerCase()] || 0;
      const digits = power ? text.slice(0, -1) : text;
      if (/^-?[0-9]+$/.test(text)) return big(text);
      const [mantissa, exponent] = digits.toLowerCase().split("e");
      return Number(mantissa + "e" + (Number(exponent || 0) + power));
    }
    function word(field) {
      const bare = peek().kind === "word" && !RESERVED.includes(peek().text.toLowerCase());
      if (!bare && peek().kind !== "quoted" && peek().kind !== "number") refuse("a text to compare with, in quotes,");
      const text = list[next++].text;
      return field.name === "state" || field.name === "cause" ? text.toUpperCase() : text;
    }
    const made = any();
    if (peek().kind !== "end") refuse("and, or or the end");
    return made;
  }

  // Whole numbers that a double cannot hold are texts in the data.
  function big(text) {
    return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
  }
  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  return {condition, compare};
})();

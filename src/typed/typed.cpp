#include "typed/typed.h"

#include <algorithm>

#include "base/text.h"
#include "io/explain_text.h"
#include "typed/inputs.h"
#include "typed/say.h"

namespace xingji::typed {
namespace {

// Where the name ends: the first `=` or colon.
std::size_t separator_of(std::string_view piece) { return piece.find_first_of("=:"); }

// "a=1,234,b=5" in pieces that have a name each; a piece without one belongs to the value before.
std::vector<std::string> pairs_of(const std::string& text) {
  std::string plain = plain_signs(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ';' || c == '\n'; }, ',');
  std::vector<std::string> pairs;
  for (const std::string_view piece : split(plain, ',')) {
    const bool is_named = separator_of(piece) != std::string::npos;
    const bool is_value = !is_named && trim(piece).find_first_of("0123456789") == 0;
    if (!pairs.empty() && is_value && !trim(piece).empty()) {
      pairs.back().append(",").append(piece);
    } else if (!trim(piece).empty()) {
      pairs.emplace_back(trim(piece));
    }
  }
  return pairs;
}

Title joined(const Title& a, const Title& b) { return {a.zh + b.zh, a.en + b.en}; }

void note_bare_share(const Pack& pack, std::size_t i, const Printed& printed, Typed& into) {
  const Indicator& indicator = pack.indicators[i];
  const bool is_share = indicator.printed_as == Indicator::PrintedAs::percent && !printed.has_unit;
  const bool is_small = compare(printed.value, {1, 100}) <= 0 && printed.value.numerator > 0;
  if (!is_share || !is_small || indicator.better == Indicator::Better::lower) return;
  into.remarks.push_back({indicator.title.zh + "按 " + printed.text + " 理解；若是几成，请带上 %",
                          indicator.title.en + " was taken for " + printed.text +
                              "; write the percent sign if you meant more"});
}

// "1:12" may be hours or minutes.
void note_clock(const Printed& printed, Type type, Typed& into) {
  if (type != Type::duration) return;
  if (std::count(printed.text.begin(), printed.text.end(), ':') != 1) return;
  const auto seconds = to_micro(printed.value).value_or(0);
  const auto read = [&](Language language) {
    return print_value(seconds, Indicator::PrintedAs::hours, language);
  };
  into.remarks.push_back({"「" + printed.text + "」按 " + read(Language::zh) + " 理解",
                          "'" + printed.text + "' was read as " + read(Language::en)});
}

// Where a screen begins to speak of peers, behind the value.
std::size_t peers_in(std::string_view text) {
  for (const std::string_view word : {"超过", "高于", "优于", "beats", "better than"}) {
    if (const std::size_t at = text.find(word); at != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

bool take_ranked(const Pack& pack, std::size_t i, std::string_view text, Typed& into) {
  const std::size_t at = peers_in(text);
  const auto beaten = parse_rank_share(text.substr(at));
  const std::size_t end = text.substr(0, at).find_last_not_of(" (,;");
  Printed printed = parse_shown(text.substr(0, end + 1), pack.indicators[i], pack);
  if (printed.state != Printed::State::value || !beaten || compare(*beaten, {1, 1}) > 0) {
    return false;
  }
  into.indicators[i] = std::move(printed);
  into.beaten[i] = *beaten;
  return true;
}

}  // namespace

bool is_ranked(const Indicator& indicator) { return indicator.points.form == Points::Form::rank; }

bool Typed::has(const Thing& thing) const {
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return indicators.contains(thing.position);
    case Thing::Kind::dimension:
      return dimensions.contains(thing.position);
    case Thing::Kind::total:
      return total.has_value();
    case Thing::Kind::stars:
      return stars.has_value();
    case Thing::Kind::gate:
      return gates.contains(thing.position);
    case Thing::Kind::measure:
      return measures.contains(thing.position);
    case Thing::Kind::attribute:
      return attributes.contains(thing.position);
    case Thing::Kind::elsewhere:
      return false;
  }
  return false;
}

Title example_of(const Pack& pack, const Thing& thing) {
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return example_printed(pack.indicators[thing.position].printed_as);
    case Thing::Kind::gate:
      return example_printed(gauge_of(pack.gates[thing.position], pack)->printed_as);
    case Thing::Kind::measure:
      return example_printed(printed_as(pack.measures[thing.position]));
    case Thing::Kind::attribute:
      return example_of(pack, thing.position);
    case Thing::Kind::dimension:
    case Thing::Kind::total:
    case Thing::Kind::stars:
    case Thing::Kind::elsewhere:
      break;
  }
  return {"分数，如 4.5", "a score such as 4.5"};
}

namespace {

// A value, or what the screen leaves empty, of something that is kept as it was printed.
bool keep(Printed printed, std::size_t position, std::map<std::size_t, Printed>& into) {
  if (printed.state == Printed::State::unclear) return false;
  if (printed.state == Printed::State::value) into[position] = std::move(printed);
  return true;
}

bool take_indicator(const Pack& pack, std::size_t i, std::string_view text, Typed& into) {
  const Indicator& indicator = pack.indicators[i];
  if (is_ranked(indicator) && peers_in(text) != std::string_view::npos) {
    return take_ranked(pack, i, text, into);
  }
  Printed printed = parse_shown(text, indicator, pack);
  if (printed.state == Printed::State::value) {
    note_bare_share(pack, i, printed, into);
    note_clock(printed, indicator.value.type, into);
  }
  return keep(std::move(printed), i, into.indicators);
}

bool take_attribute(const Pack& pack, std::size_t a, std::string_view text, Typed& into) {
  ToldAttribute told = read_told(trim(text), pack, a);
  if (!told.value) {
    return parse_printed(text, Type::number, Indicator::PrintedAs::score).state ==
           Printed::State::none;
  }
  if (!told.remark.zh.empty()) into.remarks.push_back(told.remark);
  into.attributes[a] = std::move(*told.value);
  return true;
}

bool take_score(const Thing& thing, std::string_view text, Typed& into) {
  const Printed printed = parse_printed(text, Type::number, Indicator::PrintedAs::score);
  if (printed.state == Printed::State::unclear) return false;
  if (printed.state == Printed::State::none) return true;
  const auto number = to_micro(printed.value);
  if (!number) return false;
  if (thing.kind == Thing::Kind::dimension) into.dimensions[thing.position] = *number;
  if (thing.kind == Thing::Kind::total) into.total = number;
  if (thing.kind == Thing::Kind::stars) into.stars = number;
  return true;
}

}  // namespace

bool take(const Pack& pack, const Thing& thing, std::string_view text, Typed& into) {
  const std::size_t at = thing.position;
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return take_indicator(pack, at, text, into);
    case Thing::Kind::gate:
      return keep(parse_gauge(text, *gauge_of(pack.gates[at], pack)), at, into.gates);
    case Thing::Kind::measure:
      return keep(parse_count(text, pack.measures[at]), at, into.measures);
    case Thing::Kind::attribute:
      return take_attribute(pack, at, text, into);
    case Thing::Kind::dimension:
    case Thing::Kind::total:
    case Thing::Kind::stars:
      return take_score(thing, text, into);
    case Thing::Kind::elsewhere:
      return false;
  }
  return false;
}

namespace {

Title without_sign(std::string_view piece) {
  return joined(quoted(piece), {"：请写成 名称=数值", ": write it as name=value"});
}

}  // namespace

Typed read_values(const std::string& text, const Pack& pack, const Family& family) {
  const Names names(pack, family);
  Typed typed;
  Elsewhere elsewhere;
  std::string begun;  // a name may have commas of its own
  for (const std::string& piece : pairs_of(text)) {
    const std::string whole = begun.empty() ? piece : begun + "," + piece;
    const Meant joined_name = names.find(whole.substr(0, separator_of(whole)));
    const bool is_whole = !begun.empty() && joined_name.thing && !joined_name.is_guess;
    if (!begun.empty() && !is_whole) typed.not_understood.push_back(without_sign(begun));
    begun.clear();
    const std::string& pair = is_whole ? whole : piece;
    const std::size_t at = separator_of(pair);
    if (at == std::string::npos) {
      begun = pair;
      continue;
    }
    const std::string_view name = trim(std::string_view(pair).substr(0, at));
    const std::string_view value = trim(std::string_view(pair).substr(at + 1));
    const Meant meant = names.find(name);
    if (!meant.thing) {
      typed.not_understood.push_back(unknown_name(name, meant));
    } else if (meant.thing->kind == Thing::Kind::elsewhere) {
      elsewhere[meant.thing->position].insert(std::string(name));
    } else if (typed.has(*meant.thing)) {
      typed.not_understood.push_back(
          joined(quoted(pair), {"：这个指标已经填过，未采用", ": was given before; not taken"}));
    } else if (!take(pack, *meant.thing, value, typed)) {
      typed.not_understood.push_back(wrong_value(name, value, pack, *meant.thing));
    } else if (meant.is_guess) {
      typed.remarks.push_back(taken_for(name, meant));
    }
  }
  if (!begun.empty()) typed.not_understood.push_back(without_sign(begun));
  tell_elsewhere(elsewhere, pack, family, typed);
  return typed;
}

}  // namespace xingji::typed

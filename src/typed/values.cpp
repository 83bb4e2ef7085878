// Pairs of names and values as they are typed, in any order.
#include <algorithm>

#include "base/text.h"
#include "typed/cells.h"
#include "typed/labels.h"
#include "typed/say.h"
#include "typed/typed.h"

namespace xingji::typed {
namespace {

bool has_separator(std::string_view piece) {
  return piece.find_first_of("=:") != std::string_view::npos;
}

// Where the name ends: at the first `=`, else at the colon behind the longest name that is known,
// for names have colons of their own and times as well; else at the first colon.
std::size_t separator_of(std::string_view piece, const Names& names) {
  const std::size_t sign = piece.find('=');
  if (sign != std::string_view::npos) return sign;
  const std::size_t first = piece.find(':');
  std::size_t end = first;
  std::size_t at = first;
  for (std::size_t n = 0; at != std::string_view::npos && n <= names.most_colons(); ++n) {
    if (names.find_exact(piece.substr(0, at))) end = at;
    at = piece.find(':', at + 1);
  }
  return end;
}

// "a=78% b=94%" is two pairs: a name begins behind the first space that no number follows.
void add_pairs(std::string_view piece, std::vector<std::string>& pairs) {
  const std::size_t first = piece.find('=');
  const std::size_t second = first == std::string_view::npos ? first : piece.find('=', first + 1);
  const std::size_t value =
      second == std::string_view::npos ? second : piece.find_first_not_of(' ', first + 1);
  std::size_t cut = value == std::string_view::npos ? value : piece.find(' ', value);
  while (cut < second) {
    const std::size_t next = piece.find_first_not_of(' ', cut);
    if (next < second && (piece[next] < '0' || piece[next] > '9')) break;
    cut = piece.find(' ', next);
  }
  if (cut >= second) {
    pairs.emplace_back(trim(piece));
    return;
  }
  pairs.emplace_back(trim(piece.substr(0, cut)));
  add_pairs(piece.substr(cut), pairs);
}

// "a=1,234,b=5" in pieces that have a name each; a piece without one belongs to the value before.
std::vector<std::string> pairs_of(const std::string& text) {
  std::string plain = plain_signs(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ';' || c == '\n'; }, ',');
  std::vector<std::string> pairs;
  for (const std::string_view piece : split(plain, ',')) {
    const bool is_named = has_separator(piece);
    const bool is_value = !is_named && trim(piece).find_first_of("0123456789") == 0;
    if (!pairs.empty() && is_value && !trim(piece).empty()) {
      pairs.back().append(",").append(piece);
    } else if (!trim(piece).empty()) {
      add_pairs(piece, pairs);
    }
  }
  return pairs;
}

// "商品体验 69": a name that is known, and the number behind it.
std::size_t space_of(std::string_view piece, const Names& names) {
  const std::size_t space = piece.find_last_of(' ');
  if (space == std::string_view::npos) return space;
  const std::string_view value = trim(piece.substr(space));
  if (value.empty() || value.find_first_of("0123456789") != 0) return std::string_view::npos;
  const Meant meant = names.find(std::string(trim(piece.substr(0, space))));
  return meant.thing && !meant.is_guess ? space : std::string_view::npos;
}

struct Pair {
  std::string text;
  std::string name;
  std::string value;
  Meant meant;
};

Title joined(const Title& a, const Title& b) { return {a.zh + b.zh, a.en + b.en}; }

Title without_sign(std::string_view piece) {
  return joined(quoted(piece), {"：请写成 名称=数值", ": write it as name=value"});
}

// Nothing comes of what was given before, under this name or the one that it is taken for. `taken`
// is empty where only a count beside another number gave it.
Title given_before(const Pair& pair, const std::string& taken) {
  const Title value = taken.empty() ? Title{} : Title{" " + taken, " as " + taken};
  if (!pair.meant.is_guess) {
    return joined(quoted(pair.text), {"：这个指标已经填过" + value.zh + "，未采用",
                                      ": was given before" + value.en + "; not taken"});
  }
  const Title called = quoted(pair.meant.called);
  return joined(quoted(pair.text),
                {"：像是" + called.zh + "，它已经填过" + value.zh + "，未采用",
                 ": may be " + called.en + ", which was given" + value.en + "; not taken"});
}

std::string value_of(const Thing& thing, const std::vector<const Pair*>& taken) {
  const auto known = std::find_if(taken.begin(), taken.end(),
                                  [&](const Pair* pair) { return *pair->meant.thing == thing; });
  return known == taken.end() ? std::string() : (*known)->value;
}

// "客服好评率94.3%" and "客服好评率 94.3%": a name with its value right behind it.
std::optional<Pair> pair_without_sign(const std::string& text, const Names& names) {
  const auto is_value = [](std::string_view behind) {
    return looks_like_value(behind) && behind.find_first_of("0123456789") < 2;
  };
  if (const auto head = names.find_head(text); head && is_value(trim(head->rest))) {
    const std::string name = text.substr(0, text.size() - head->rest.size());
    return Pair{
        text, name, std::string(trim(head->rest)), {head->thing, false, name, {name, name}, {}}};
  }
  const std::size_t space = text.find(' ');
  if (space == std::string::npos || !is_value(trim(text.substr(space)))) return std::nullopt;
  const std::string name = text.substr(0, space);
  const Meant meant = names.find(name);
  if (!meant.thing) return std::nullopt;
  return Pair{text, name, std::string(trim(std::string_view(text).substr(space))), meant};
}

// What stands between signs; what has none and no value behind its name is told.
std::vector<Pair> named_pairs(const std::string& text, const Names& names, Typed& typed) {
  std::vector<Pair> pairs;
  std::string begun;  // a name may have commas of its own
  for (const std::string& piece : pairs_of(text)) {
    const std::string whole = begun.empty() ? piece : begun + "," + piece;
    const Meant joined_name = names.find(whole.substr(0, separator_of(whole, names)));
    const bool is_whole = !begun.empty() && joined_name.thing && !joined_name.is_guess;
    if (!begun.empty() && !is_whole) typed.not_understood.push_back(without_sign(begun));
    begun.clear();
    const std::string& pair = is_whole ? whole : piece;
    std::size_t at = separator_of(pair, names);
    if (at == std::string::npos) at = space_of(pair, names);
    if (at == std::string::npos) {
      if (auto whole_pair = pair_without_sign(pair, names)) {
        pairs.push_back(std::move(*whole_pair));
      } else {
        begun = pair;
      }
      continue;
    }
    const std::string name(trim(std::string_view(pair).substr(0, at)));
    const std::string value =
        with_unit(trim(std::string_view(pair).substr(at + 1)), unit_in(plain_signs(name)));
    pairs.push_back({pair, name, value, names.find(name)});
  }
  if (!begun.empty()) typed.not_understood.push_back(without_sign(begun));
  return pairs;
}

}  // namespace

Typed read_values(const std::string& text, const Pack& pack, const Family& family, Day day) {
  Typed typed;
  Elsewhere elsewhere;
  std::vector<Pair> pairs = named_pairs(text, Names(pack, family, day), typed);
  // Whoever is named exactly has the value, whatever stood before.
  std::stable_partition(pairs.begin(), pairs.end(),
                        [](const Pair& pair) { return !pair.meant.is_guess; });
  std::vector<const Pair*> taken;
  for (const Pair& pair : pairs) {
    const Meant& meant = pair.meant;
    if (!meant.thing) {
      typed.not_understood.push_back(unknown_name(pair.name, meant));
    } else if (meant.thing->kind == Thing::Kind::elsewhere) {
      elsewhere[meant.thing->position].insert(pair.name);
    } else if (typed.has(*meant.thing)) {
      typed.not_understood.push_back(given_before(pair, value_of(*meant.thing, taken)));
    } else if (!take(pack, *meant.thing, pair.value, typed)) {
      typed.not_understood.push_back(wrong_value(pair.name, pair.value, pack, *meant.thing));
    } else {
      taken.push_back(&pair);
      if (meant.is_guess) typed.remarks.push_back(taken_for(pair.name, meant));
    }
  }
  tell_elsewhere(elsewhere, pack, family, typed);
  settle_shares(pack, typed);
  return typed;
}

}  // namespace xingji::typed

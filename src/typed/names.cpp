#include "typed/names.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "pack/printed.h"
#include "typed/figure.h"
#include "typed/same_name.h"
#include "typed/slip.h"

namespace xingji::typed {
namespace {

struct Numeral {
  std::string_view chinese;
  char digit;
};

constexpr auto numerals = std::to_array<Numeral>({{"一", '1'},
                                                  {"二", '2'},
                                                  {"三", '3'},
                                                  {"四", '4'},
                                                  {"五", '5'},
                                                  {"六", '6'},
                                                  {"七", '7'},
                                                  {"八", '8'},
                                                  {"九", '9'}});

constexpr std::size_t shortest_part = 6;  // two Chinese characters

constexpr std::string_view between_words = " \t_-.:()[]*\"'";

// In small letters and plain signs, numbers in digits.
std::string plain_words(std::string_view name) {
  const std::string signs = plain_signs(name);
  std::string plain;
  for (std::string_view rest = signs; !rest.empty();) {
    const auto numeral = std::find_if(numerals.begin(), numerals.end(), [&](const Numeral& n) {
      return rest.starts_with(n.chinese);
    });
    if (numeral != numerals.end()) {
      plain += numeral->digit;
      rest.remove_prefix(numeral->chinese.size());
      continue;
    }
    const char c = rest.front();
    rest.remove_prefix(1);
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

// "客服 五分钟-回复率" is the same name as "客服5分钟回复率".
std::string plain_name(std::string_view name) {
  std::string plain = plain_words(name);
  std::erase_if(plain, [](char c) { return between_words.find(c) != std::string_view::npos; });
  return plain;
}

bool is_whole(const Thing& thing) {
  return thing.kind == Thing::Kind::total || thing.kind == Thing::Kind::stars;
}

// "体验分" is part of what a total is called, and the platform's own name is, too.
bool is_of_score(std::string_view plain) {
  constexpr auto words =
      std::to_array<std::string_view>({"分", "星", "星级", "score", "star", "stars", "rating"});
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return plain.ends_with(word); });
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// So many characters at least are left out or put in.
std::size_t least_distance(std::size_t a, std::size_t b) { return a < b ? b - a : a - b; }

// Of a name and a part of it.
std::string_view before(std::string_view name, std::string_view part) {
  return name.substr(0, name.find(part));
}
std::string_view behind(std::string_view name, std::string_view part) {
  return name.substr(name.find(part) + part.size());
}

// Between spaces of a name, as 调解率 stands in MercadoLíder 调解率.
bool is_word_of(std::string_view plain, std::string_view written) {
  const std::vector<std::string_view> words = split(written, ' ');
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return plain_name(word) == plain; });
}

// Several words, each of which the name has: other shipped of Other orders shipped in time.
bool has_all_words(std::string_view written, std::string_view words) {
  const std::vector<std::string_view> all = split(words, ' ');
  return all.size() > 1 && std::all_of(all.begin(), all.end(), [&](std::string_view word) {
           return is_word_of(plain_name(word), written);
         });
}

// In characters left out or put in; `exchanged`: what one in place of another counts.
std::size_t distance(std::string_view a, std::string_view b, std::size_t exchanged) {
  const auto from = characters(a);
  const auto to = characters(b);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min(
          {above + 1, row[j - 1] + 1, diagonal + (from[i - 1] == to[j - 1] ? 0U : exchanged)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_word(std::string_view text, const std::vector<std::string>& known) {
  std::size_t best = std::numeric_limits<std::size_t>::max();
  std::string nearest;
  const std::size_t own_length = length_of(text);
  for (const std::string& word : known) {
    const std::size_t length = std::max(own_length, length_of(word));
    const auto is_far = [&](std::size_t cost) { return cost * 3 > length * 2 || cost >= best; };
    if (is_far(least_distance(own_length, length_of(word))) || means_another(text, word)) continue;
    const std::size_t cost = distance(text, word, 2);
    if (is_far(cost)) continue;
    best = cost;
    nearest = word;
  }
  return nearest;
}

void Names::add_looked_at(const std::string& name, const std::string& asked) {
  looks_at_.emplace(plain_name(name), asked);
}

bool Names::knows(const std::string& name) const { return exact(plain_name(name)) != nullptr; }

const Names::Name* Names::exact(const std::string& plain) const {
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const Name& known) { return known.plain == plain; });
  return found == names_.end() ? nullptr : &*found;
}

std::optional<Thing> Names::find_exact(std::string_view name) const {
  const Name* known = exact(plain_name(name));
  return known == nullptr ? std::nullopt : std::optional(known->thing);
}

void Names::add(const std::string& name, const Thing& thing, const Title& title) {
  std::string plain = plain_name(name);
  if (plain.empty()) return;
  const Title called = title.empty() ? Title{name, name} : title;
  names_.push_back({std::move(plain), name, plain_signs(name), called, thing, false});
  const std::string& signs = names_.back().signs;
  begun_[static_cast<unsigned char>(signs.front())].push_back(names_.size() - 1);
  const auto colons = static_cast<std::size_t>(std::count(signs.begin(), signs.end(), ':'));
  most_colons_ = std::max(most_colons_, colons);
}

void Names::add_path(const std::string& path, const Thing& thing, const Title& title) {
  if (knows(path)) return;
  add(path, thing, title);
  names_.back().is_path = true;
}

Meant Names::find(std::string_view name) const {
  constexpr std::size_t longest = 96;  // beyond that it is no name but a sentence
  const std::string plain = plain_name(name);
  if (plain.empty() || plain.size() > longest) return {};
  if (const Name* known = exact(plain))
    return {known->thing, false, known->written, known->called, {}};
  if (const auto gate = looks_at_.find(plain); gate != looks_at_.end()) {
    return {std::nullopt, false, {}, {}, gate->second};
  }
  const std::optional<Meant> inside = contained_in(plain);
  const std::optional<Meant> whole = begun_by(plain);
  // "Mean reply time" is the indicator's own first words, and the count reply_time stands in it.
  const bool is_indicators = whole && whole->thing && whole->thing->kind == Thing::Kind::indicator;
  if (inside && inside->thing && !(is_indicators && is_input(*inside->thing))) return *inside;
  if (whole && whole->thing) return *whole;
  Meant slip = nearest_to(plain, plain_words(name));
  if (slip.thing) return slip;
  if (inside) return *inside;
  return whole ? *whole : slip;
}

// It adds nothing, or stands in another name of the thing (48小时发货率), or is its dimension.
bool Names::is_idle_beside(std::string_view words, const Thing& thing) const {
  return adds_nothing(words) || std::any_of(names_.begin(), names_.end(), [&](const Name& known) {
           return known.thing == thing
                      ? known.plain.find(words) != std::string::npos
                      : known.thing.kind == Thing::Kind::dimension && known.plain == words;
         });
}

// A known name that is nearly what was written, taken or only offered.
Meant Names::near(const Name& known, bool is_taken) {
  return {
      is_taken ? std::optional(known.thing) : std::nullopt, true, known.written, known.called, {}};
}

// Exactly one thing's name in it: "近30日仅退款时长(小时)". A name inside a longer one that is
// there as well says nothing of its own. 虚假发货率 is only near to 发货率.
std::optional<Meant> Names::contained_in(const std::string& plain) const {
  std::vector<const Name*> found;
  for (const Name& known : names_) {
    const bool is_inside =
        known.plain.size() >= shortest_part && plain.find(known.plain) != std::string::npos;
    if (!is_inside || means_another(plain, known.plain)) continue;
    // 内容体验分 is the score of something else.
    if (is_whole(known.thing) && !adds_nothing(before(plain, known.plain))) continue;
    found.push_back(&known);
  }
  const Name* only = nullptr;
  for (const Name* name : found) {
    const bool is_inside = std::any_of(found.begin(), found.end(), [&](const Name* other) {
      return other->plain.size() > name->plain.size() &&
             other->plain.find(name->plain) != std::string::npos;
    });
    if (is_inside) continue;
    if (only != nullptr && !(only->thing == name->thing)) return std::nullopt;
    only = name;
  }
  if (only == nullptr) return std::nullopt;
  return near(*only, is_idle_beside(before(plain, only->plain), only->thing) &&
                         is_idle_beside(behind(plain, only->plain), only->thing));
}

// A part of exactly one thing's names: of the indicators, then of all else that today's rules have.
// What is left out in front narrows it: 退款率 is more than 品质退款率; so does "late" behind it.
std::optional<Meant> Names::begun_by(const std::string& plain) const {
  if (plain.size() < shortest_part) return std::nullopt;
  const auto group = [](const Thing& thing) {
    if (thing.kind == Thing::Kind::elsewhere) return 2;
    return is_input(thing) ? 1 : 0;
  };
  for (const int wanted : {0, 1, 2}) {
    const Name* only = nullptr;
    for (const Name& known : names_) {
      if (group(known.thing) != wanted) continue;
      if (is_whole(known.thing) && !is_of_score(plain)) continue;
      if (known.plain.find(plain) == std::string::npos) continue;
      if (means_another(plain, known.plain)) continue;
      // 差评率 is not the attribute 近30天差评率为大盘均值的倍数, but a title's own word is.
      const bool is_a_word = is_word_of(plain, known.written);
      if (wanted == 1 && !is_a_word && plain.size() * 2 < known.plain.size()) continue;
      if (only != nullptr && !(only->thing == known.thing)) return std::nullopt;
      if (only == nullptr) only = &known;
    }
    if (only == nullptr) continue;
    return near(*only,
                adds_nothing(before(only->plain, plain)) && !tells_another(plain, only->plain));
  }
  return std::nullopt;
}

// One character in five may be a slip; what is farther is only a guess to ask about.
Meant Names::nearest_to(const std::string& plain, const std::string& words) const {
  std::size_t best = std::numeric_limits<std::size_t>::max();
  Meant meant;
  bool is_tie = false;
  const std::size_t own_length = length_of(plain);
  for (const Name& known : names_) {
    const std::size_t length = std::max(own_length, length_of(known.plain));
    if (least_distance(own_length, length_of(known.plain)) * 5 > length) continue;
    const std::size_t edits = distance(plain, known.plain, 1);
    const bool is_judged = plain.find(known.plain) != std::string::npos ||
                           known.plain.find(plain) != std::string::npos;
    const bool is_slip = edits * 5 <= length && !is_judged && !tells_another(plain, known.plain) &&
                         is_mistyped(words, plain_words(known.written));
    if (!is_slip || edits > best) continue;
    is_tie = edits == best && (is_tie || !(meant.thing == known.thing));
    if (edits == best) continue;
    best = edits;
    meant = near(known, true);
  }
  if (meant.thing && !is_tie) return meant;
  const auto has_words = [&](const Name& known) { return has_all_words(known.written, words); };
  const auto with_words = std::find_if(names_.begin(), names_.end(), has_words);
  const bool is_only =
      with_words != names_.end() && std::none_of(with_words, names_.end(), [&](const Name& known) {
        return has_words(known) && !(known.thing == with_words->thing);
      });
  const Name* guess = is_only ? &*with_words : guess_for(plain);
  return guess == nullptr ? Meant{std::nullopt, true, {}, {}, {}} : near(*guess, false);
}

// The name to ask about, of those that today's rules have.
const Names::Name* Names::guess_for(const std::string& plain) const {
  std::vector<std::string> known;
  for (const Name& name : names_) {
    // 评分 is sooner the score of something than the total, which is only compared.
    const bool is_named =
        name.thing.kind == Thing::Kind::indicator && name.plain.find(plain) != std::string::npos;
    if (is_named && plain.size() >= shortest_part) return &name;
    const bool is_of_day = name.thing.kind != Thing::Kind::elsewhere;
    if (is_of_day && !name.is_path) known.push_back(name.plain);
  }
  const std::string near = nearest_word(plain, known);
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const Name& name) { return name.plain == near; });
  return found == names_.end() ? nullptr : &*found;
}

std::optional<Names::Head> Names::find_head(std::string_view text) const {
  if (text.empty()) return std::nullopt;
  std::optional<Head> longest;
  std::size_t longest_name = 0;
  for (const std::size_t at : begun_[static_cast<unsigned char>(text.front())]) {
    const Name& known = names_[at];
    if (known.signs.size() <= longest_name || !text.starts_with(known.signs)) continue;
    longest_name = known.signs.size();
    longest = Head{known.thing, text.substr(longest_name)};
  }
  return longest;
}

}  // namespace xingji::typed

#include "typed/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "pack/printed.h"
#include "pack/rank_words.h"
#include "pack/sample_words.h"
#include "typed/cells.h"

namespace xingji::typed {
namespace {

constexpr auto arrows = std::to_array<std::string_view>({"+", "↑", "↓", "▲", "▼", "△", "▽"});

bool is_change(std::string_view word) {
  return std::any_of(arrows.begin(), arrows.end(),
                     [&](std::string_view arrow) { return word.starts_with(arrow); });
}

// "97.6%↑" without its arrow; empty where there is none.
std::string_view without_arrow(std::string_view word) {
  for (const std::string_view arrow : arrows) {
    if (word.ends_with(arrow)) return word.substr(0, word.size() - arrow.size());
  }
  return {};
}

bool is_nothing(std::string_view word) {
  return parse_printed(word, Type::number, Indicator::PrintedAs::score).state ==
         Printed::State::none;
}

bool has_own_unit(std::string_view word) {
  const Printed time = parse_printed(word, Type::duration, Indicator::PrintedAs::hours);
  return time.state == Printed::State::value && time.has_unit &&
         word.find(':') == std::string_view::npos;
}

// "1h 12m", "1天 2小时".
bool are_one_time(const std::string& first, std::string_view then) {
  const bool are_times = looks_like_value(then) && has_own_unit(first) && has_own_unit(then);
  return are_times && has_own_unit(first + ' ' + std::string(then));
}

// "4.72 / 5" is one word.
std::string with_close_slashes(std::string_view text) {
  std::string close(text);
  for (std::size_t at = close.find(" / "); at != std::string::npos;
       at = close.find(" / ", at + 1)) {
    const auto is_digit = [&](std::size_t i) {
      return i < close.size() && close[i] >= '0' && close[i] <= '9';
    };
    if (at > 0 && is_digit(at - 1) && is_digit(at + 3)) close.replace(at, 3, "/");
  }
  return close;
}

// "92%(目标95%)" is two words, and so is "97.6%↑0.3%".
std::string with_spaces(const std::string& text) {
  std::string spaced;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto begins = [&](std::string_view arrow) {
      if (arrow == "+" || !rest.starts_with(arrow)) return false;
      const std::string_view behind = rest.substr(arrow.size(), 1);
      return behind >= "0" && behind <= "9";
    };
    const bool is_two = text[at] == '(' || std::any_of(arrows.begin(), arrows.end(), begins);
    if (is_two) spaced += ' ';
    spaced += text[at];
  }
  return spaced;
}

// Words, and numbers with their units: "92.5 points", "1 小时 12 分钟".
std::vector<std::string> words_of(const std::string& text) {
  const std::string spaced = with_spaces(with_close_slashes(text));
  std::vector<std::string> words;
  for (const std::string_view word : split(spaced, ' ')) {
    if (trim(word).empty()) continue;
    const bool is_behind_number = !words.empty() && looks_like_value(words.back());
    if (is_behind_number && are_one_time(words.back(), word)) {
      words.back().append(" ").append(word);
      continue;
    }
    const bool is_unit = is_behind_number && is_printed_unit(word);
    if (!is_unit) {
      words.emplace_back(word);
      continue;
    }
    words.back().append(" ").append(word);
    if (words.size() < 2 || !looks_like_value(words[words.size() - 2])) continue;
    const std::string both = words[words.size() - 2] + ' ' + words.back();
    const Printed time = parse_printed(both, Type::duration, Indicator::PrintedAs::hours);
    if (time.state != Printed::State::value) continue;
    words.pop_back();
    words.back() = both;
  }
  return words;
}

// "“78%”", "'78%'" without the quotes around it.
std::string_view without_quotes(std::string_view word) {
  for (const std::string_view quote : {"\"", "'", "“", "”", "‘", "’", "「", "」"}) {
    if (word.starts_with(quote)) word.remove_prefix(quote.size());
    if (word.ends_with(quote)) word.remove_suffix(quote.size());
  }
  return word;
}

// "约93%" and "93%左右" are 93%, as nearly as the page says.
std::string_view without_about(std::string_view word) {
  constexpr auto before = std::to_array<std::string_view>({"大约", "大概", "约为", "约", "≈", "~"});
  for (const std::string_view about : before) {
    if (word.starts_with(about) && looks_like_value(word.substr(about.size()))) {
      return word.substr(about.size());
    }
  }
  constexpr std::string_view behind = "左右";
  const bool is_about = word.ends_with(behind) && looks_like_value(word);
  return is_about ? word.substr(0, word.size() - behind.size()) : word;
}

// ">97%", "97%以上", "高于97%": digits that are no one number.
bool is_bound(std::string_view word) {
  constexpr auto signs = std::to_array<std::string_view>({">", "<", "≥", "≤", "＞", "＜"});
  constexpr auto endings = std::to_array<std::string_view>({"以上", "以下", "以内"});
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return word.starts_with(sign); }) ||
         std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

// "第5名".
bool is_place(std::string_view word) {
  constexpr std::string_view first = "第";
  return word.starts_with(first) && (word.ends_with("名") || word.ends_with("位")) &&
         word.find_first_of("0123456789") == first.size();
}

// Numbers beside the shop's own.
bool is_of_others(Part part) {
  return part == Part::other || part == Part::peers || part == Part::rank;
}

// The number under 分母 says itself that it is one.
Found with_side(Found found) {
  const bool is_above = found.part == Part::numerator;
  if (!is_above && found.part != Part::denominator) return found;
  if (is_blank(found.text)) return found;
  const std::string side = is_above ? as_numerator(found.text) : as_denominator(found.text);
  return {std::string(trim(with_plain_samples(side))), Part::sample, found.day};
}

class Reader {
 public:
  explicit Reader(Part part) : part_(part), said_(part) {}

  void begin(std::int32_t period) { period_ = period; }

  void read(std::string_view text) {
    const std::vector<std::string> words = words_of(std::string(text));
    for (const std::string& word : words) {
      const std::string_view written = without_quotes(word);
      const std::string_view exact = without_about(written);
      about_ = exact.size() < written.size() ? written : "";
      read_word(std::string(exact), &word == &words.back());
    }
  }

  std::vector<Found> found() { return std::move(found_); }

 private:
  void add(Found found) {
    found.period = period_;
    found.about = about_;
    found_.push_back(std::move(found));
    said_ = part_;
  }

  void read_word(const std::string& word, bool is_last) {
    const std::string label = std::exchange(before_, word);
    const std::string_view rising = without_arrow(word);
    if (is_change(word) || !rising.empty()) return read_change(word, rising);
    const bool is_sample = counts_in(word) && !is_of_others(said_);
    const bool is_no_number = is_bound(word) && said_ != Part::other;
    if (is_sample) return add({word, Part::sample});
    const bool is_half = word.starts_with("半") && has_own_unit(word);
    if (!is_no_number && (looks_like_value(word) || is_half || is_nothing(word))) {
      const bool is_rank = said_ == Part::rank && said_ != part_;
      Found found = with_side({is_rank ? label + ' ' + word : word, said_});
      if (said_ == Part::other && said_ != part_) found.label = label;
      return add(std::move(found));
    }
    read_label(word, is_no_number, is_last);
  }

  // "97.6%↑" is the value, and falls or rises; the number of "+0.2%", "↑ 3" is none.
  void read_change(const std::string& word, std::string_view rising) {
    if (is_figure(rising)) {
      return add({std::string(rising), said_ == Part::unsaid ? Part::trend : said_});
    }
    if (word.find_first_of("0123456789") != std::string::npos) return add({word, Part::other});
    said_ = Part::other;
  }

  // A word that says whose the next number is, or has one of its own: "目标95%".
  void read_label(const std::string& word, bool is_no_number, bool is_last) {
    const Part of_word = part_of(word);
    said_ = of_word == Part::unsaid ? said_ : of_word;
    if (is_place(word)) return add({word, Part::rank});
    const std::size_t digit = word.find_first_of("0123456789");
    // "超过一半同行" has a share that nobody can read.
    const bool is_unread =
        of_word == Part::peers && (digit == std::string::npos ? is_last : !rank_in(word));
    if (is_unread) return add({word, Part::rank});
    if (digit == std::string::npos) return;
    if (of_word != Part::unsaid) {
      Found found = with_side({word.substr(digit), of_word});
      found.label = word.substr(0, digit);
      return add(std::move(found));
    }
    if (is_no_number || is_figure(std::string_view(word).substr(digit))) {
      add({word, said_ == Part::other ? said_ : Part::unread});
    }
  }

  Part part_;
  Part said_;
  std::string before_;  // the word that said it
  std::string about_;   // the word at hand, of a number that is nearly so much
  std::optional<std::int32_t> period_;
  std::vector<Found> found_;
};

// Behind a plain "30天" a number must follow that is no time: "30天 2小时" is one value.
bool is_before_number(std::string_view rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" :=)"), rest.size()));
  const std::string_view next = rest.substr(0, rest.find(' '));
  if (!looks_like_value(next)) return false;
  const Printed time = parse_printed(next, Type::duration, Indicator::PrintedAs::hours);
  return time.state != Printed::State::value || !time.has_unit;
}

struct Named {
  std::string_view name;
  std::int32_t days;
};

// Longest first where one begins another.
constexpr auto named_periods = std::to_array<Named>(
    {{"一周", 7},    {"1周", 7},     {"七日", 7},     {"七天", 7},    {"两周", 14},
     {"2周", 14},    {"三十日", 30}, {"三十天", 30},  {"一个月", 30}, {"1个月", 30},
     {"一月", 30},   {"1月", 30},    {"三个月", 90},  {"3个月", 90},  {"六十日", 60},
     {"六十天", 60}, {"两个月", 60}, {"2个月", 60},   {"九十日", 90}, {"九十天", 90},
     {"半年", 180},  {"6个月", 180}, {"六个月", 180}, {"一年", 365},  {"1年", 365}});
constexpr auto leads = std::to_array<std::string_view>(
    {"最近", "近", "过去", "last ", "past ", "Last ", "Past ", "trailing "});
constexpr auto day_words =
    std::to_array<std::string_view>({"个自然日", "自然日", "日", "天", "days", "day"});
// What screens count over, where nothing but the number says that it is a period.
constexpr auto usual_days = std::to_array<std::int32_t>({7, 14, 15, 28, 30, 60, 90, 180, 365});

// "30 天" at the beginning of the text, as a period without its end.
std::optional<Period> days_at(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 3) return std::nullopt;
  std::string_view behind = text.substr(digits);
  behind.remove_prefix(std::min(behind.find_first_not_of(" -"), behind.size()));
  for (const std::string_view word : day_words) {
    if (!behind.starts_with(word)) continue;
    const std::size_t to = text.size() - behind.size() + word.size();
    return Period{std::stoi(std::string(text.substr(0, digits))), 0, to};
  }
  return std::nullopt;
}

// `is_label`: nothing but "30天" is one, too; beside a name that is a value.
std::optional<Period> period_at(std::string_view text, std::size_t at, bool is_label) {
  std::string_view rest = text.substr(at);
  const auto lead = std::find_if(leads.begin(), leads.end(),
                                 [&](std::string_view each) { return rest.starts_with(each); });
  const auto placed = [&](std::int32_t days, std::size_t behind) {
    return Period{days, at, text.size() - rest.size() + behind};
  };
  if (lead != leads.end()) {
    rest.remove_prefix(lead->size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (const auto days = days_at(rest)) return placed(days->days, days->to);
    for (const auto& [name, days] : named_periods) {
      if (rest.starts_with(name)) return placed(days, name.size());
    }
    return std::nullopt;
  }
  const auto days = days_at(rest);
  const bool is_usual =
      days && std::find(usual_days.begin(), usual_days.end(), days->days) != usual_days.end();
  if (!is_usual) return std::nullopt;
  const std::string_view before = text.substr(0, at);
  const bool may_begin = before.empty() || before.back() == ' ' || before.back() == '(';
  const std::string_view behind = rest.substr(days->to);
  const bool is_all = is_label && before.empty() && trim(behind).empty();
  if (!may_begin || !(is_all || is_before_number(behind))) return std::nullopt;
  return placed(days->days, days->to);
}

std::optional<Period> find_period(std::string_view text, bool is_label) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const auto period = period_at(text, at, is_label)) return period;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found> numbers_in(std::string_view text, Part part) {
  const std::string plain = with_plain_ranks(with_plain_samples(text));
  Reader reader(part);
  std::string_view rest = plain;
  while (const auto period = find_period(rest, false)) {
    reader.read(rest.substr(0, period->from));
    reader.begin(period->days);
    rest.remove_prefix(period->to);
  }
  reader.read(rest);
  return reader.found();
}

std::optional<Period> period_in(std::string_view label) { return find_period(label, true); }

bool is_sample(std::string_view line) {
  const std::string plain = with_plain_samples(line);
  const auto words = split(plain, ' ');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return word.empty() || counts_in(word).has_value();
  });
}

void give_unit(std::string_view unit, std::size_t first, std::vector<Found>& found) {
  for (std::size_t f = first; f < found.size() && !unit.empty(); ++f) {
    const bool is_side = found[f].part == Part::sample || found[f].part == Part::rank;
    if (!is_side) found[f].text = with_unit(found[f].text, unit);
  }
}

void give_period(const std::optional<Period>& period, std::size_t first,
                 std::vector<Found>& found) {
  for (std::size_t f = first; f < found.size() && period; ++f) {
    if (!found[f].period) found[f].period = period->days;
  }
}

void keep_first_kind(std::vector<Found>& found) {
  const auto own = std::find_if(found.begin(), found.end(),
                                [](const Found& each) { return each.part == Part::unsaid; });
  if (own == found.end()) return;
  const auto unit = [](const std::string& text) {
    return text.substr(std::min(text.find_last_of("0123456789") + 1, text.size()));
  };
  const std::string kind = unit(own->text);
  std::erase_if(found, [&](const Found& each) {
    return each.part == Part::unsaid && unit(each.text) != kind;
  });
}

}  // namespace xingji::typed

#include "naive/given.h"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <vector>

#include "naive/days.h"
#include "pack/measure_names.h"
#include "pack/printed.h"

namespace xingji::naive {
namespace {

int strength(const Fact& fact) {
  const std::string& source = fact.cell("source").text;
  if (source == "platform_api") return 4;
  if (source == "file") return 3;
  return source == "pasted" ? 2 : 1;
}

using Speaks = std::function<bool(const Fact&)>;
using Says = std::function<int(const Fact&)>;

int says_something(const Fact&) { return 1; }

/// The row of each day that speaks of the number: of several the one that says most of it, then
/// the strongest.
std::map<Day, const Fact*> by_day(const KnownFacts& facts, const Names& names, Table table,
                                  const Pack& pack, const Speaks& speaks,
                                  const Says& says = says_something) {
  std::map<Day, const Fact*> days;
  for (const std::string& name : names) {
    const auto found = facts.accounts.find(name);
    if (found == facts.accounts.end()) continue;
    for (const Fact* fact : found->second.rows[static_cast<std::size_t>(table)]) {
      if (fact->cell("pack").text != pack.id || !speaks(*fact)) continue;
      const Fact*& best = days[static_cast<Day>(fact->cell("day").number)];
      const auto worth = [&](const Fact& of) { return std::pair(says(of), strength(of)); };
      if (best == nullptr || worth(*best) < worth(*fact)) best = fact;
    }
  }
  return days;
}

Speaks of(const Indicator& indicator) {
  return [&indicator](const Fact& fact) { return fact.cell("indicator").text == indicator.id; };
}

Fraction in_units(const Fraction& number, const Measure& measure) {
  return measure.type == Type::money ? number * fraction(100) : number;
}

bool is_within(const Fraction& value, const Range& range) {
  const auto number = [](const Ratio& end) { return fraction(end.numerator, end.denominator); };
  if (range.least && value < number(*range.least)) return false;
  return !range.most || !(number(*range.most) < value);
}

// What no facts could give is a slip of whoever typed it: a share above all, less than no time.
bool is_possible(const Fraction& value, const Pack& pack, const Indicator& indicator) {
  if (indicator.value.type == Type::duration && value < fraction(0)) return false;
  return is_within(value, shown_range(indicator, pack));
}

/// Two sides as people write them. A part of nothing is nothing, where it is of the rows counted or
/// the value has a bound there.
bool are_possible(const Fraction& above, const Fraction& below, const Pack& pack,
                  const Indicator& indicator) {
  const Measure& some = pack.measures.at(*indicator.numerator);
  const Measure& all = pack.measures.at(*indicator.denominator);
  const Fraction top = in_units(above, some);
  const Fraction bottom = in_units(below, all);
  if (!is_whole(above, some) || !is_whole(below, all)) return false;
  if (!is_within(top, range_of(some, pack)) || !is_within(bottom, range_of(all, pack))) {
    return false;
  }
  if (!(bottom == fraction(0))) return is_possible(top / bottom, pack, indicator);
  if (is_of_rows_counted(some, all, pack)) return top == fraction(0);
  const Range range = shown_range(indicator, pack);
  return !(range.most && fraction(0) < top) && !(range.least && top < fraction(0));
}

Fraction tally(const Fact& fact, const char* column) {
  return fraction(fact.cell(column).number, 1'000'000);
}

/// Of an indicator a day's own counts are two, and not 12 of 10.
Speaks with_both(const Pack& pack, const Indicator& indicator) {
  return [&](const Fact& fact) {
    return fact.cell("indicator").text == indicator.id && fact.cell("denominator").present &&
           are_possible(tally(fact, "numerator"), tally(fact, "denominator"), pack, indicator);
  };
}

Speaks of_measure(const Pack& pack, std::size_t measure) {
  return [&pack, measure](const Fact& fact) {
    return find_named_measure(pack, fact.cell("indicator").text) == measure;
  };
}

Speaks counting(const Pack& pack, std::size_t measure) {
  return [&pack, measure](const Fact& fact) {
    const Measure& of = pack.measures[measure];
    const Fraction number = tally(fact, "numerator");
    return of_measure(pack, measure)(fact) && is_whole(number, of) &&
           is_within(in_units(number, of), range_of(of, pack));
  };
}

std::optional<Day> opening(const KnownFacts& facts, const std::string& account) {
  const auto found = facts.accounts.find(account);
  if (found == facts.accounts.end()) return std::nullopt;  // known by its name alone
  for (const Fact* shop : found->second.rows[static_cast<std::size_t>(Table::shops)]) {
    if (shop->cell("opened_at").present) return day_at(shop->cell("opened_at").number, facts.zone);
  }
  return std::nullopt;
}

/// Digits with a point or without, and nothing else.
std::optional<Fraction> decimal(std::string_view text) {
  const bool is_below_zero = text.starts_with('-');
  if (is_below_zero) text.remove_prefix(1);
  Wide top = 0;
  Wide bottom = 1;
  bool is_behind_point = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c != '.' || is_behind_point)) return std::nullopt;
    if (!is_digit) {
      is_behind_point = true;
      continue;
    }
    top = top * 10 + (c - '0');
    if (is_behind_point) bottom *= 10;
  }
  if (text.empty() || text == ".") return std::nullopt;
  return fraction(is_below_zero ? -top : top, bottom);
}

std::optional<int> seconds_of(const std::string& unit, Indicator::PrintedAs printed_as) {
  if (unit == "s" || unit == "秒") return 1;
  if (unit == "min" || unit == "分" || unit == "分钟") return 60;
  if (unit == "h" || unit == "小时") return 3600;
  if (!unit.empty()) return std::nullopt;
  if (printed_as == Indicator::PrintedAs::hours) return 3600;
  return printed_as == Indicator::PrintedAs::minutes ? 60 : 1;
}

std::optional<Fraction> duration(const std::string& text, Indicator::PrintedAs printed_as) {
  Fraction sum;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t unit = std::min(text.find_first_not_of("0123456789.-", at), text.size());
    const std::size_t next = std::min(text.find_first_of("0123456789", unit), text.size());
    std::string name = text.substr(unit, next - unit);
    while (!name.empty() && name.back() == ' ') name.pop_back();
    const auto seconds = seconds_of(name, printed_as);
    const auto number = decimal(text.substr(at, unit - at));
    if (!seconds || !number) return std::nullopt;
    sum = sum + *number * fraction(*seconds);
    at = next;
  }
  return sum;
}

std::string without(std::string text, const std::string& ending) {
  if (text.ends_with(ending)) text.resize(text.size() - ending.size());
  return text;
}

std::optional<Fraction> divided(const Fraction& top, const Fraction& bottom) {
  if (bottom == Fraction{0}) return std::nullopt;
  return top / bottom;
}

}  // namespace

std::optional<Fraction> printed_value(const std::string& text, const Indicator& indicator) {
  if (indicator.value.type == Type::duration) return duration(text, indicator.printed_as);
  if (indicator.printed_as == Indicator::PrintedAs::percent) {
    const auto number = decimal(without(text, "%"));
    return number ? std::optional(*number / fraction(100)) : std::nullopt;
  }
  const bool is_of_rows =
      indicator.printed_as == Indicator::PrintedAs::count && indicator.value.type != Type::money;
  return decimal(is_of_rows ? without(text, "单") : text);
}

std::optional<GivenNumbers> tallied(const KnownFacts& facts, const GivenOf& subject,
                                    const Pack& pack, const Indicator& indicator,
                                    const GivenWindows& windows) {
  const auto days = by_day(facts, subject.names, Table::tallies, pack, with_both(pack, indicator));
  GivenNumbers given;
  bool is_anything_there = false;
  const auto added_up = [&](const Days& window, const char* column) {
    const auto opened = opening(facts, subject.account);
    Fraction sum;
    for (Day day = window.first; day <= window.second; ++day) {
      const auto row = days.find(day);
      const bool is_before = opened && day < *opened;
      is_anything_there |= row != days.end();
      if (row != days.end()) {
        sum = sum + tally(*row->second, column);
      } else if (!is_before) {
        given.is_partial = true;
      }
    }
    return sum;
  };
  given.numerator = added_up(windows.numerator, "numerator");
  given.denominator = added_up(windows.denominator, "denominator");
  if (!is_anything_there) return std::nullopt;
  given.value = divided(*given.numerator, *given.denominator);
  return given;
}

namespace {

/// "2.1%(1/48)", "1/48" and "94.3% 分母 48" in their parts.
struct Sides {
  std::string value;
  std::optional<Fraction> above;
  std::optional<Fraction> below;
};

Sides sides_of(const std::string& text, bool is_share) {
  const std::string word = " 分母 ";
  if (const std::size_t at = text.find(word); at != std::string::npos) {
    return {text.substr(0, at), std::nullopt, decimal(text.substr(at + word.size()))};
  }
  const std::size_t slash = text.find('/');
  if (!is_share || slash == std::string::npos) return {text, std::nullopt, std::nullopt};
  const std::size_t open = text.find('(');
  const std::size_t begin = open == std::string::npos ? 0 : open + 1;
  const std::size_t end = open == std::string::npos ? text.size() : text.size() - 1;
  return {open == std::string::npos ? "" : text.substr(0, open),
          decimal(text.substr(begin, slash - begin)),
          decimal(text.substr(slash + 1, end - slash - 1))};
}

/// One in the last place: of "94.3%" a thousandth, of "1h 12min" a minute.
Fraction last_place(const std::string& text, const Indicator& indicator) {
  const std::size_t begin = std::min(text.find_last_not_of("0123456789."), text.size());
  const bool ends_in_digits = begin + 1 < text.size() || begin == text.size();
  const std::size_t end = ends_in_digits ? text.size() : text.find_last_of("0123456789.") + 1;
  const std::size_t first = text.find_last_not_of("0123456789.", end - 1) + 1;
  const std::string digits = text.substr(first, end - first);
  const std::size_t point = digits.find('.');
  Wide steps = indicator.printed_as == Indicator::PrintedAs::percent ? 100 : 1;
  for (std::size_t i = point; i != std::string::npos && i + 1 < digits.size(); ++i) steps *= 10;
  if (indicator.value.type != Type::duration) return fraction(1, steps);
  return fraction(seconds_of(text.substr(end), indicator.printed_as).value(), steps);
}

/// Whether a screen may show the value beside the counts: it rounds or cuts, it has the rows of a
/// prior in what it shows, and of nothing some show 0%.
bool is_shown_as(const Fraction& above, const Fraction& below, const Fraction& value,
                 const std::string& text, const Indicator& indicator) {
  if (indicator.prior) return true;
  if (below == fraction(0)) return above == fraction(0) && value == fraction(0);
  const Fraction exact = above / below;
  const Fraction apart = exact < value ? value - exact : exact - value;
  return !(last_place(text, indicator) < apart);
}

// "4.72/5" is a score of as many as there can be.
std::string without_scale(const std::string& text, const Pack& pack, const Indicator& indicator) {
  const std::size_t slash = text.find('/');
  const Range range = shown_range(indicator, pack);
  const bool is_scored = indicator.printed_as == Indicator::PrintedAs::score && range.most;
  if (!is_scored || slash == std::string::npos) return text;
  const auto scale = decimal(text.substr(slash + 1));
  const bool is_all = scale && *scale == fraction(range.most->numerator, range.most->denominator);
  return is_all ? text.substr(0, slash) : text;
}

bool is_nothing(const std::string& text) { return text.empty() || text == "-"; }

/// What a row says of the two sides in its text and in its columns; nothing where these differ.
std::optional<Sides> sides_of(const Fact& row, const Indicator& indicator) {
  const std::string& text = row.cell("value").text;
  if (!indicator.numerator || !indicator.denominator) {
    return Sides{text, std::nullopt, std::nullopt};
  }
  Sides sides = sides_of(text, indicator.printed_as == Indicator::PrintedAs::percent);
  for (const char* column : {"numerator", "denominator"}) {
    const Cell& own = row.cell(column);
    auto& side = std::string_view(column) == "numerator" ? sides.above : sides.below;
    if (!own.present) continue;
    if (side && !(*side == fraction(own.number))) return std::nullopt;
    side = fraction(own.number);
  }
  return sides;
}

bool is_possible(const Sides& sides, const Pack& pack, const Indicator& indicator) {
  if (sides.above && sides.below) return are_possible(*sides.above, *sides.below, pack, indicator);
  const auto fits = [&](const std::optional<Fraction>& side, std::optional<std::size_t> measure) {
    if (!side || !measure) return true;
    const Measure& of = pack.measures.at(*measure);
    return is_within(in_units(*side, of), range_of(of, pack));
  };
  return fits(sides.above, indicator.numerator) && fits(sides.below, indicator.denominator);
}

// A row that contradicts itself, or that no facts could give, is none: which of its numbers is the
// slip, nobody knows.
std::optional<GivenNumbers> read_row(const Fact& row, const Pack& pack,
                                     const Indicator& indicator) {
  const auto shown = sides_of(row, indicator);
  if (!shown || !is_possible(*shown, pack, indicator)) return std::nullopt;
  const std::string text = without_scale(shown->value, pack, indicator);
  const auto value = is_nothing(text) ? std::nullopt : printed_value(text, indicator);
  const bool is_read = is_nothing(text) || (value && is_possible(*value, pack, indicator));
  if (!is_read || (!value && !shown->above && !shown->below)) return std::nullopt;
  GivenNumbers given{value, shown->above, shown->below};
  if (!given.numerator || !given.denominator) return given;
  if (value && !is_shown_as(*shown->above, *shown->below, *value, text, indicator)) {
    return std::nullopt;
  }
  given.value = divided(*given.numerator, *given.denominator);
  return given;
}

std::optional<Fraction> read_count(const Fact& row, const Measure& measure) {
  Indicator shown;
  shown.value.type = measure.type;
  const bool is_time = shown.value.type == Type::duration;
  shown.printed_as = is_time ? Indicator::PrintedAs::hours : Indicator::PrintedAs::count;
  const auto number = printed_value(row.cell("value").text, shown);
  const bool is_one = number && !(*number < fraction(0)) && is_whole(*number, measure);
  return is_one ? number : std::nullopt;
}

/// A plain share, or one behind a word: 超过 what is beaten, 前 and top what is ahead.
std::optional<Fraction> read_share(const Fact& row) {
  std::string text = row.cell("rank_share").text;
  std::erase(text, ' ');
  bool is_ahead = false;
  for (const std::string word : {"超过同行", "超过", "前", "top"}) {
    if (!text.starts_with(word)) continue;
    is_ahead = word == "前" || word == "top";
    text.erase(0, word.size());
    break;
  }
  if (!text.ends_with('%')) return std::nullopt;
  const auto number = decimal(without(text, "%"));
  if (!number || *number < fraction(0) || fraction(100) < *number) return std::nullopt;
  const Fraction share = *number / fraction(100);
  return is_ahead ? fraction(1) - share : share;
}

}  // namespace

bool is_whole(const Fraction& number, const Measure& measure) {
  const bool is_money = measure.type == Type::money;
  return (number * fraction(is_money ? 100 : measure.denominator)).bottom == 1;
}

std::optional<GivenNumbers> read_off(const KnownFacts& facts, const Names& names, const Pack& pack,
                                     const Indicator& indicator, Day day) {
  const auto says = [&](const Fact& row) {
    const auto read = read_row(row, pack, indicator);
    if (!read) return 0;
    return read->value ? 2 : 1;
  };
  const auto days = by_day(facts, names, Table::readings, pack, of(indicator), says);
  const auto row = days.find(day);
  return row == days.end() ? std::nullopt : read_row(*row->second, pack, indicator);
}

std::optional<GivenCount> counted_daily(const KnownFacts& facts, const GivenOf& subject,
                                        const Pack& pack, std::size_t measure, const Days& window) {
  const auto days = by_day(facts, subject.names, Table::tallies, pack, counting(pack, measure));
  const auto opened = opening(facts, subject.account);
  GivenCount count;
  bool is_anything_there = false;
  for (Day day = window.first; day <= window.second; ++day) {
    const auto row = days.find(day);
    if (row == days.end()) {
      count.is_partial |= !(opened && day < *opened);
      continue;
    }
    is_anything_there = true;
    count.number = count.number + tally(*row->second, "numerator");
  }
  return is_anything_there ? std::optional(count) : std::nullopt;
}

std::optional<GivenCount> count_read(const KnownFacts& facts, const Names& names, const Pack& pack,
                                     std::size_t measure, Day day) {
  const Measure& of = pack.measures[measure];
  const auto says = [&](const Fact& row) { return read_count(row, of) ? 1 : 0; };
  const auto days = by_day(facts, names, Table::readings, pack, of_measure(pack, measure), says);
  const auto row = days.find(day);
  const auto number = row == days.end() ? std::nullopt : read_count(*row->second, of);
  return number ? std::optional(GivenCount{*number, false}) : std::nullopt;
}

std::optional<Fraction> share_on_screen(const KnownFacts& facts, const Names& names,
                                        const Pack& pack, std::size_t indicator, Day day) {
  const auto says = [](const Fact& row) { return read_share(row) ? 1 : 0; };
  const auto days =
      by_day(facts, names, Table::readings, pack, of(pack.indicators.at(indicator)), says);
  const auto row = days.find(day);
  return row == days.end() ? std::nullopt : read_share(*row->second);
}

}  // namespace xingji::naive

#include "naive/given.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include "naive/days.h"
#include "pack/printed.h"

namespace xingji::naive {
namespace {

int strength(const Fact& fact) {
  const std::string& source = fact.cell("source").text;
  if (source == "platform_api") return 4;
  if (source == "file") return 3;
  return source == "pasted" ? 2 : 1;
}

/// The strongest row of each day that speaks of the indicator.
std::map<Day, const Fact*> by_day(const KnownFacts& facts, const std::string& account, Table table,
                                  const Pack& pack, const Indicator& indicator) {
  std::map<Day, const Fact*> days;
  const auto found = facts.accounts.find(account);
  if (found == facts.accounts.end()) return days;
  for (const Fact* fact : found->second.rows[static_cast<std::size_t>(table)]) {
    if (fact->cell("pack").text != pack.id) continue;
    if (fact->cell("indicator").text != indicator.id) continue;
    const Fact*& best = days[static_cast<Day>(fact->cell("day").number)];
    if (best == nullptr || strength(*fact) > strength(*best)) best = fact;
  }
  return days;
}

std::optional<Day> opening(const KnownFacts& facts, const std::string& account) {
  for (const Fact* shop : facts.accounts.at(account).rows[static_cast<std::size_t>(Table::shops)]) {
    if (shop->cell("opened_at").present) return day_at(shop->cell("opened_at").number, facts.zone);
  }
  return std::nullopt;
}

Fraction decimal(const std::string& text) {
  Wide top = 0;
  Wide bottom = 1;
  bool is_behind_point = false;
  for (const char c : text) {
    if (c == '.') {
      is_behind_point = true;
    } else if (c != '-') {
      top = top * 10 + (c - '0');
      if (is_behind_point) bottom *= 10;
    }
  }
  return fraction(text[0] == '-' ? -top : top, bottom);
}

int seconds_of(const std::string& unit, Indicator::PrintedAs printed_as) {
  if (unit == "s" || unit == "秒") return 1;
  if (unit == "min" || unit == "分" || unit == "分钟") return 60;
  if (unit == "h" || unit == "小时") return 3600;
  if (!unit.empty()) throw std::runtime_error("naive: unit " + unit);
  if (printed_as == Indicator::PrintedAs::hours) return 3600;
  return printed_as == Indicator::PrintedAs::minutes ? 60 : 1;
}

std::optional<Fraction> divided(const Fraction& top, const Fraction& bottom) {
  if (bottom == Fraction{0}) return std::nullopt;
  return top / bottom;
}

}  // namespace

std::optional<Fraction> printed_value(std::string text, const Indicator& indicator) {
  if (text == "-") return std::nullopt;
  if (indicator.printed_as == Indicator::PrintedAs::percent) {
    if (text.back() == '%') text.pop_back();
    return decimal(text) / fraction(100);
  }
  if (indicator.value.type != Type::duration) {
    return text.back() == '%' ? std::nullopt : std::optional(decimal(text));
  }
  Fraction seconds;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t unit = std::min(text.find_first_not_of("0123456789.-", at), text.size());
    const std::size_t next = std::min(text.find_first_of("0123456789", unit), text.size());
    std::string name = text.substr(unit, next - unit);
    while (!name.empty() && name.back() == ' ') name.pop_back();
    seconds = seconds + decimal(text.substr(at, unit - at)) *
                            fraction(seconds_of(name, indicator.printed_as));
    at = next;
  }
  return seconds;
}

std::optional<GivenNumbers> tallied(const KnownFacts& facts, const GivenOf& subject,
                                    const Pack& pack, const Indicator& indicator,
                                    const GivenWindows& windows) {
  const auto days = by_day(facts, subject.id, Table::tallies, pack, indicator);
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
        sum = sum + fraction(row->second->cell(column).number, 1'000'000);
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

// What no facts could give is a slip of whoever typed it: a share above all, less than no time.
bool is_possible(const Fraction& value, const Pack& pack, const Indicator& indicator) {
  if (indicator.value.type == Type::duration && value < fraction(0)) return false;
  const auto number = [](const Ratio& end) { return fraction(end.numerator, end.denominator); };
  const Range range = shown_range(indicator, pack);
  if (range.least && value < number(*range.least)) return false;
  return !range.most || !(number(*range.most) < value);
}

std::optional<GivenNumbers> read_off(const KnownFacts& facts, const std::string& account,
                                     const Pack& pack, const Indicator& indicator, Day day) {
  const auto days = by_day(facts, account, Table::readings, pack, indicator);
  const auto row = days.find(day);
  if (row == days.end()) return std::nullopt;
  const Cell& numerator = row->second->cell("numerator");
  const Cell& denominator = row->second->cell("denominator");
  GivenNumbers given;
  if (indicator.numerator && indicator.denominator && numerator.present && denominator.present) {
    given.numerator = fraction(numerator.number);
    given.denominator = fraction(denominator.number);
    given.value = divided(*given.numerator, *given.denominator);
    return given;
  }
  given.value = printed_value(row->second->cell("value").text, indicator);
  if (!given.value || !is_possible(*given.value, pack, indicator)) return std::nullopt;
  return given;
}

std::optional<Fraction> share_on_screen(const KnownFacts& facts, const std::string& account,
                                        const Pack& pack, std::size_t indicator, Day day) {
  const auto days = by_day(facts, account, Table::readings, pack, pack.indicators.at(indicator));
  const auto row = days.find(day);
  if (row == days.end() || !row->second->cell("rank_share").present) return std::nullopt;
  Indicator share;
  share.printed_as = Indicator::PrintedAs::percent;
  const std::string& text = row->second->cell("rank_share").text;
  const std::size_t begin = text.find_first_of("0123456789");
  const std::size_t sign = text.find('%');
  if (begin == std::string::npos || sign == std::string::npos) return std::nullopt;
  return printed_value(text.substr(begin, sign + 1 - begin), share);
}

}  // namespace xingji::naive

// For tests of the engine: facts given as {column: value} and packs put together in a few lines, in
// a zone where the day begins at UTC midnight. Instants are written as day and clock.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan.h"
#include "facts/build.h"

namespace xingji::fixture {

/// A row; text columns take text, all others numbers.
struct Given {
  Table table = Table::orders;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::int64_t> numbers;
};

/// Days count from 1, which is 1970-02-20; a few before it may be used too. at(5, 12) is noon of
/// day 5.
inline constexpr Day first_day = 50;
constexpr Day day(int number) { return first_day + number - 1; }
constexpr Instant at(int number, int hours = 0, int seconds = 0) {
  return day(number) * seconds_per_day + hours * 3600 + seconds;
}
constexpr Instant end_of(int number) { return at(number + 1) - 1; }

/// Facts of all tables, every column kept.
FactSet facts_of(const std::vector<Given>& rows);

/// The shop "s", which some row must name.
AccountRows shop(const FactSet& facts);

/// An order of "s", placed on day 1 at 10:00 unless the numbers say otherwise.
Given order(const std::string& id, std::map<std::string, std::int64_t> numbers = {},
            std::map<std::string, std::string> texts = {});
/// A refund of one of its orders.
Given refund(const std::string& id, const std::string& order_id, Instant applied_at,
             std::map<std::string, std::int64_t> numbers = {});
/// The days from … to for which a table of "s" is complete.
Given covered(const std::string& table, int from, int to);

/// Expressions over the rows of a table, and over the pack's measures and parameters.
Expression over_rows(const Pack& pack, Table table, const std::string& text);
Expression over_days(const Pack& pack, const std::string& text);

Pack empty_pack();
Parameter parameter(const std::string& id, const std::string& amount);
Window days(int from, int to);

/// Adds a count, and gives it for what else it needs.
Measure& count(Pack& pack, const std::string& id, Table table, const std::string& by_day,
               Window window);

/// What the last measure is worth on a day, by itself and inside a fold of the days 1 … 30, which
/// must be the same: a number, "~" behind it where not all days are covered, or "missing".
std::string worth(const Pack& pack, const FactSet& facts, int number);

}  // namespace xingji::fixture

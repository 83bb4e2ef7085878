// What is told of typed and pasted numbers that were not understood, or not plainly: one sentence
// each, in Chinese and English, with the way out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "typed/typed.h"

namespace xingji::typed {

/// Names that only another version of the rules has, by that version's position.
using Elsewhere = std::map<std::size_t, std::set<std::string>>;
void tell_elsewhere(const Elsewhere& elsewhere, const Pack& pack, const Family& family,
                    Typed& into);

Title quoted(std::string_view text);
/// By what it is called in each language.
Title quoted(const Title& title);
Title unknown_name(std::string_view name, const Meant& meant);
Title wrong_value(std::string_view name, std::string_view value, const Pack& pack,
                  const Thing& thing);
Title without_value(const std::string& name);
/// A cell of a table that says something, and no number.
Title no_number(const std::string& name, const std::string& cell);
/// The same of one day.
Title on_day(Day day, const Title& what);
/// A row whose day cannot be read: nothing of it is taken.
Title unread_day(const std::string& cell);
/// Beside a table by dates.
Title without_day(const std::string& name, const std::string& value);
Title several_values(const std::string& name, const std::vector<std::string>& values);
/// Of one day of a table by dates.
Title several_on_day(const std::string& name, const std::vector<std::string>& values);
/// A name with nothing beside it but targets, earlier values and what is no one number.
Title only_others(const std::string& name, const std::vector<std::string>& others,
                  const Title& example);
/// Values over other days than the rule's: beside none, and taken for want of one.
Title other_periods(const std::string& name, const std::vector<std::string>& values,
                    const std::set<std::int32_t>& days);
Title of_other_days(const std::string& name, const std::string& value, std::int32_t period,
                    const std::set<std::int32_t>& days);
/// A row or column of a whole month.
Title of_month(const std::string& month);
/// What stood beside values and was not used.
Title idle_others(const std::vector<std::string>& others);
Title taken_for(std::string_view name, const Meant& meant);
Title nearly(const std::string& name, const std::string& about, const std::string& taken);
Title again(const std::string& name, const std::string& later, const std::string& taken);
/// Of a table by dates.
Title taken_day(Day taken, std::optional<Day> as_of, Day judged);
/// The day that a page says of itself, where another is judged. `is_asked`: that one was asked for.
Title day_of_page(Day said, Day judged, bool is_asked);
Title read_upwards();
/// What a page says of peers, where that gives no points, and where it does but was not read.
Title idle_ranks(const std::vector<std::string>& ranks);
Title unread_rank(const std::string& name, const std::string& phrase);
/// Counts beside a value: that no rule looks at, or of which nothing says which side they are.
Title idle_counts(const std::vector<std::string>& counts);
Title unread_counts(const std::string& name, const std::vector<std::string>& counts);
/// A line of counts that stands with no indicator.
Title counts_of_nothing(const std::string& line);
Title and_more(const std::vector<Title>& more);
Title idle_lines(const std::vector<std::string>& lines);
/// What one should know of the version that was taken: that it ended, has not begun, is followed
/// by another, is borrowed for a day that it does not judge, or that its days are not confirmed.
std::vector<Title> about_version(const Family& family, const Pack& version, Day judged, Day today);

/// "2026-07-14 to 2026-09-07".
Title days_of(const Pack& version);

}  // namespace xingji::typed

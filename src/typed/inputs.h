// What may be typed beside indicators, dimensions, totals and the shares that gates look at: counts
// that conditions ask for, and attributes of the subject with the values that tables know.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/attributes.h"
#include "pack/pack.h"
#include "typed/gauge.h"
#include "typed/names.h"

namespace xingji::typed {

/// Measures that the pack's total needs, by position.
std::vector<std::size_t> needed_measures(const Pack& pack);

/// Counts that rules for small samples, branches and stages in force ask for, without the sides of
/// indicators: these are written as a sample.
std::vector<std::size_t> deciding_counts(const Pack& pack, Day day);
/// Whether a rule for small samples or a branch asks for a side of the indicator, a share.
bool asks_sample(const Pack& pack, std::size_t indicator);

/// Over how many days the rule counts a thing; of a window that is chosen, or of several measures,
/// each. Empty: over months, or it is not said.
std::set<std::int32_t> window_days(const Pack& pack, const Thing& thing);

/// Attributes that weights, points or lines of the day are looked up by, by position, ascending.
std::set<std::size_t> attributes_of_numbers(const Pack& pack, Day day);

/// The values of a text attribute that some table has a row for, those of weights and lines first.
std::vector<std::string> known_values(const Pack& pack, std::size_t attribute);

struct ToldAttribute {
  std::optional<Attributes::Value> value;
  Title remark;  // how it was understood, where it was not plain
};
/// 是, 否 and their like; numbers with their unit, as the points they set are printed; a text that
/// a table knows, or nearly, or 其他 where a table has a row for all others.
ToldAttribute read_told(std::string_view text, const Pack& pack, std::size_t attribute);

/// Why a text is no value of it: it cannot be read, or no table knows it; with the nearest one.
Title why_not(const Pack& pack, std::size_t attribute, std::string_view text);

/// What a value of it should look like.
Title example_of(const Pack& pack, std::size_t attribute);

/// What people may call it: its title, or its id where it has none.
Title name_of(const Attribute& attribute);

}  // namespace xingji::typed

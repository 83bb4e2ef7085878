// Typed numbers kept as rows of `readings`, so that a day's figures are not typed twice and scores
// of later days have them.
#pragma once

#include <string>

#include "base/result.h"
#include "typed/typed.h"

namespace xingji::typed {

/// An indicator's value as a screen prints it with its sample: "2.08%(1/48)", "94.3% 分母 48";
/// empty where neither was given.
std::string with_sample(const Typed& typed, std::size_t indicator);

/// Adds the rows to a CSV file, which is made when it is not there. A file with other columns is
/// not touched.
Problems save_readings(const std::string& file, const std::string& subject, const Pack& pack,
                       Day day, const Typed& typed, const std::string& source);

/// What rows of readings do not hold: shares of bonuses, and how to give them. Empty where none was
/// given.
Title not_saved(const Pack& pack, const Typed& typed);

/// "gate.pickup_gate", as the share of a gate stands under `indicator` in readings.csv.
std::string name_of_gate(const Gate& gate);

}  // namespace xingji::typed

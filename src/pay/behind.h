// The very facts behind the lines of a pay slip.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/evidence.h"
#include "pay/slips.h"

namespace xingji {

/// A row that a line rests on, with its part in a measure.
struct PayFact {
  std::string line;     // id
  std::string measure;  // id
  std::string table;
  std::string id;          // of the row
  std::int64_t value = 0;  // in the units of Balance::value
};

/// The measures that a line rests on for the person itself, through values too, by position.
std::set<std::size_t> measures_behind(const Pack& pack, const Pay::Line& line);

/// A slip's measures with all their rows; of the card nothing. The facts keep their ids.
Explanation explain_slip(const PaySheet& sheet, const Slip& slip);

/// What counted in the lines, line by line.
std::vector<PayFact> facts_behind(const PaySheet& sheet, const Slip& slip);

}  // namespace xingji

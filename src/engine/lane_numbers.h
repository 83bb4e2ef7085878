// What an expression asks for beside its rows, for every lane: the pack's parameters and tables,
// and the subject's attributes.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engine/attributes.h"
#include "engine/lane_math.h"
#include "engine/program.h"

namespace xingji {

class LaneNumbers {
 public:
  /// The arguments outlive it.
  LaneNumbers(const Pack& pack, Accounts accounts, const Lanes& lanes)
      : pack_(pack), accounts_(accounts), lanes_(lanes) {}

  Day day_judged(std::size_t lane) const {
    return lanes_.judged.empty() ? pack_.zone.day_of(lanes_.views[lane]) : lanes_.judged[lane];
  }

  void parameter(const Number& number, LaneValues& to) const;
  /// `at_row`: as of the day of the row's anchor.
  void attribute(std::size_t position, Type type, bool at_row, LaneValues& to) const;

  /// The text of a lane's value.
  using TextOf = std::function<std::string_view(std::int64_t value)>;
  void look_up(const KeyTable& table, std::size_t column, const std::vector<LaneArgument>& keys,
               const TextOf& text_of, LaneValues& to) const;
  void is_listed(const KeyTable& table, const LaneArgument& key, const TextOf& text_of,
                 LaneValues& to) const;

 private:
  const Attributes& attributes_of(std::size_t lane) const;
  Day day_of_row(std::size_t lane) const {
    return lanes_.anchors.empty() ? day_judged(lane) : lanes_.anchors[lane];
  }

  const Pack& pack_;
  Accounts accounts_;
  const Lanes& lanes_;
};

}  // namespace xingji

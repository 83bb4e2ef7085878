// What a made-up market is like: its words, its habits, and what is wrong in it. The usual plan is
// built in; a platform's stands beside its packs and is read by plan_file.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace xingji::synth {

struct CauseKind;

using Words = std::vector<std::string>;

/// Days on which more (or less) is bought. Days count back from the market's last, which is 0.
struct Promotion {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t percent = 100;  // of a usual day's orders
};

/// A number that a cause should move.
struct Moved {
  std::string pack;
  std::string number;  // an indicator, or a measure that a gate looks at
};

/// What shall be wrong with one shop, from one day to another.
struct PlannedCause {
  const CauseKind* kind = nullptr;
  std::int64_t from = 0;  // days back, as above
  std::int64_t to = 0;
  Words regions;  // where it works; everywhere when empty
  std::vector<Moved> moves;
  std::vector<Moved> spares;  // numbers that it would move, were it not filed
};

/// What every shop says of itself, one of the values.
struct PlannedAttribute {
  std::string name;
  Words values;
};

/// Where a number on the platform's screen differs from what the pack says of the facts.
struct PlannedDifference {
  enum class Kind : std::uint8_t {
    lag,        // all numbers of the page are those of so many days before
    window,     // its window ends so many days before
    exemption,  // the platform did not accept what a shop had filed
    assumed,    // the platform counts as an overlay has it
    partial,    // the shop's export has so many days, the platform's number knows more
  };
  Kind kind = Kind::lag;
  std::string
      number;  // an indicator, "dimension.x", "total" or "stars"; of a lag one that shows it
  std::int64_t days = 0;
  std::string overlay;  // beside the market's file
};

/// What a screen shows by one of the platform's packs.
struct PlannedScreen {
  std::string pack;
  Words tallies;  // indicators that its daily sheet counts
  std::vector<PlannedDifference> differs;
};

struct Plan {
  std::string platform = "synth";
  std::string zone = "Asia/Shanghai";
  std::string currency = "CNY";
  std::int64_t agents = 1;  // of a shop, at least
  std::int64_t promise_hours = 48;
  std::int64_t violations_per_mille = 30;  // of a shop, beside those that come with its size
  std::int64_t late_percent = 0;           // of facts that are recorded up to three days late
  std::array<std::int64_t, 7> weekdays = {96, 95, 96, 98, 100, 112, 110};  // Monday first
  std::vector<Promotion> promotions;
  std::vector<PlannedCause> causes;
  std::vector<PlannedAttribute> attributes;        // of shops, beside the usual ones
  std::vector<PlannedAttribute> agent_attributes;  // beside the team
  std::vector<PlannedScreen> screens;
  std::string folder;        // of the market's file
  std::optional<Day> until;  // the last day, where nobody asks for another

  Words regions;     // provinces and cities as slash paths, the busy ones first
  Words categories;  // as slash paths
  Words carriers;
  Words channels;
  Words rating_items;     // of everything, the goods, the service, the carriage
  Words return_rating;    // of how a return was handled; none where nobody asks
  Words quality_reasons;  // of a refund, the frequent ones first
  Words other_reasons;
  Words complaint_subjects;
  Words violation_kinds;
  Words ruling_kinds;  // shipped late, tracked late, out of stock, wrong or missing
  Words exemption_reasons;
  Words warehouses;    // the larger one first
  Words buyer_levels;  // the lowest first
  Words check_items;   // of shops' agents
  Words provider_check_items;
  Words ticket_outcomes;
  Words appealed_moves;  // states that shops ask to be put back into; none where nobody may
  Words names;           // what shops, agents and providers are called before their own sign
  Words agent_signs;
  Words teams;
  Words product_names;
  Words review_tags;   // of a bad one: the verdict, the reason
  Words grounds;       // of an appeal against a ruling
  Words proofs;        // of such an appeal, and of one for a state
  Words improvements;  // what a shop says it did: in general, one thing, another
  Words decisions;     // why a ruling is lifted and is not, why a state is given back and is not

  Plan();  // the usual words
};

}  // namespace xingji::synth

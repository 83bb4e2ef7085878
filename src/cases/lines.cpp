#include "cases/lines.h"

#include <algorithm>
#include <utility>

namespace xingji::cases {
namespace {

// An overlaid pack has the versions of the pack itself.
std::string key_of(const Pack& pack, const std::string& name) {
  return (pack.since ? format_day(*pack.since) : "") + ' ' + name;
}

}  // namespace

Lines::Lines(const Family& family) {
  for (const Pack& pack : family.versions) {
    for (const Indicator& indicator : pack.indicators) {
      add_ladder(pack, indicator);
      add_ways(pack, indicator);
    }
    add_stages(pack);
    add_gates(pack);
    add_extras(pack);
    if (pack.total.needs) {
      add_comparisons(pack, "total.needs", *pack.total.needs, pack.total.needs->place);
    }
    add_bands(pack);
    add_displays(pack);
  }
}

void Lines::add(const Pack& pack, Line line) {
  if (positions_.emplace(key_of(pack, line.name), lines_.size()).second) {
    lines_.push_back(std::move(line));
  }
}

void Lines::note_at(const Pack& pack, const std::string& name, const Side& side) {
  const auto position = positions_.find(key_of(pack, name));
  if (position == positions_.end() || !rests_->on(name)) return;
  Side& seen = lines_[position->second].seen;
  seen.inside |= side.inside;
  seen.outside |= side.outside;
  seen.on |= side.on;
}

void Lines::note(const Rules& rules, const Balances& balances, const Card& card, const Rests& rests,
                 const Formula::PeerFigure& peers) {
  rests_ = &rests;
  peers_ = peers;
  note_indicators(rules, balances, card);
  note_gates(rules, balances, card);
  note_extras(rules, balances, card);
  note_ways(rules, balances, card);
  note_stages(rules, balances, card);
  if (rules.pack->total.needs) {
    note_comparisons(rules, "total.needs", *rules.pack->total.needs, balances, card.day);
  }
  note_bands(*rules.pack, balances, card);
  note_displays(*rules.pack, balances, card);
  rests_ = nullptr;
}

Problems Lines::gaps() const {
  Problems problems;
  for (const Line& line : lines_) {
    std::string lacking;
    const auto lack = [&](const char* what) {
      lacking += (lacking.empty() ? "" : ", ") + std::string(what);
    };
    if (line.is_reached_only) {
      if (!line.seen.inside) lack("in any case");
    } else {
      if (!line.seen.on) lack("exactly on the line");
      if (!line.seen.inside) lack("where it holds");
      if (!line.seen.outside) lack("right on the other side");
    }
    if (!lacking.empty()) {
      problems.push_back({line.place, line.name + " is not tested: " + lacking, "add a case"});
    }
  }
  return problems;
}

}  // namespace xingji::cases

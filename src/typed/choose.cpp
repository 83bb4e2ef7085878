#include "typed/choose.h"

#include <algorithm>

namespace xingji::typed {
namespace {

enum class Fit : std::uint8_t { value, nothing, unfit };

Fit fit_of(const Pack& pack, const Thing& thing, const std::string& text) {
  Typed scratch;
  if (!take(pack, thing, text, scratch)) return Fit::unfit;
  return scratch.has(thing) ? Fit::value : Fit::nothing;
}

std::optional<Day> day_to_take(const std::vector<Found>& found, std::optional<Day> as_of) {
  std::optional<Day> newest;
  std::optional<Day> upto;
  for (const Found& each : found) {
    if (!each.day) continue;
    newest = newest ? std::max(*newest, *each.day) : *each.day;
    if (as_of && *each.day <= *as_of) upto = upto ? std::max(*upto, *each.day) : *each.day;
  }
  return upto ? upto : newest;
}

// The one text of those that count so, or all of them.
std::vector<std::string> texts(const std::vector<Found>& found, Part part) {
  std::vector<std::string> result;
  for (const Found& each : found) {
    const bool is_known = std::find(result.begin(), result.end(), each.text) != result.end();
    if (each.part == part && !is_known) result.push_back(each.text);
  }
  return result;
}

}  // namespace

Choice choose(const Pack& pack, const Thing& thing, std::vector<Found> found,
              std::optional<Day> as_of, bool is_exact) {
  Choice choice;
  choice.day = is_exact ? as_of : day_to_take(found, as_of);
  if (choice.day) {
    std::erase_if(found, [&](const Found& each) { return each.day != choice.day; });
  }
  const bool ranks =
      thing.kind == Thing::Kind::indicator && is_ranked(pack.indicators[thing.position]);
  std::string beaten;
  std::string unfit;
  std::vector<Found> fitting;
  for (Found& each : found) {
    if (each.part == Part::peers || each.part == Part::rank) {
      const bool is_used = each.part == Part::peers && ranks && beaten.empty();
      if (is_used) beaten = each.text;
      if (!is_used && beaten != each.text) choice.idle_ranks.push_back(each.text);
      continue;
    }
    if (each.part == Part::other) continue;
    const Fit fit = fit_of(pack, thing, each.text);
    if (fit == Fit::unfit && unfit.empty()) unfit = each.text;
    // What the screen leaves empty behind a value says nothing of it.
    const bool is_trailing = fit == Fit::nothing && !fitting.empty();
    if (fit != Fit::unfit && !is_trailing) fitting.push_back(std::move(each));
  }
  std::vector<std::string> meant = texts(fitting, Part::own);
  if (meant.empty()) meant = texts(fitting, Part::unsaid);
  if (meant.size() > 1) {
    choice.state = Choice::State::ambiguous;
    choice.several = std::move(meant);
  } else if (meant.size() == 1) {
    choice.state = Choice::State::one;
    choice.text = meant.front();
    const bool is_value =
        beaten.empty() || fit_of(pack, thing, choice.text + " 超过" + beaten) != Fit::unfit;
    if (!beaten.empty() && is_value) choice.text += " 超过" + beaten;
    if (!is_value) choice.idle_ranks.push_back(beaten);
  } else if (!unfit.empty()) {
    choice.state = Choice::State::unfit;
    choice.text = unfit;
  }
  if (choice.state != Choice::State::one && !beaten.empty()) choice.idle_ranks.push_back(beaten);
  return choice;
}

}  // namespace xingji::typed

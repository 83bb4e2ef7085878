#include "typed/choose.h"

#include <algorithm>

#include "pack/sample_words.h"
#include "typed/inputs.h"
#include "typed/peer_means.h"

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

// Which counts behind a value can be taken.
enum class Sides : std::uint8_t { none, below, both };

Sides sides_of(const Pack& pack, const Thing& thing) {
  if (thing.kind != Thing::Kind::indicator) return Sides::none;
  const Indicator& indicator = pack.indicators[thing.position];
  if (!indicator.numerator || !indicator.denominator) return Sides::none;
  const bool is_share =
      indicator.printed_as == Indicator::PrintedAs::percent && indicator.value.type == Type::number;
  return is_share ? Sides::both : Sides::below;
}

bool is_score(const Pack& pack, const Thing& thing) {
  return thing.kind != Thing::Kind::indicator ||
         pack.indicators[thing.position].printed_as == Indicator::PrintedAs::score;
}

bool is_count(const Pack& pack, const Thing& thing) {
  if (thing.kind == Thing::Kind::measure) return true;
  return thing.kind == Thing::Kind::indicator &&
         pack.indicators[thing.position].printed_as == Indicator::PrintedAs::count;
}

class Chooser {
 public:
  Chooser(const Pack& pack, const Thing& thing, bool takes_means)
      : pack_(pack),
        thing_(thing),
        takes_means_(takes_means && thing.kind == Thing::Kind::indicator &&
                     asks_peer_mean(pack, thing.position)) {}

  void add(Found each) {
    switch (each.part) {
      case Part::peers:
      case Part::rank:
        return add_rank(each);
      case Part::numerator:
      case Part::denominator:
      case Part::sample:
        return add_sample(std::move(each));
      case Part::count:
        if (!is_count(pack_, thing_)) return add_count(each.text);
        each.part = Part::own;
        return add_value(std::move(each));
      case Part::points:
        if (!is_score(pack_, thing_)) return;  // what it earned; the score says it
        return add_value(std::move(each));
      case Part::other:
      case Part::unread:
        return add_other(each);
      case Part::own:
      case Part::trend:
      case Part::unsaid:
        return add_value(std::move(each));
    }
  }

  Choice take() {
    for (const Part part : {Part::own, Part::unsaid, Part::points, Part::trend}) {
      std::vector<std::string> meant = texts(fitting_, part);
      if (meant.empty()) continue;
      if (meant.size() == 1 && !is_left_over(meant.front())) {
        choice_.state = Choice::State::one;
        choice_.text = choice_.value = meant.front();
        choice_.about = about_of(meant.front());
      } else {
        choice_.state = Choice::State::ambiguous;
        choice_.several = std::move(meant);
      }
      break;
    }
    if (choice_.state == Choice::State::nothing && !unfit_.empty()) {
      choice_.state = Choice::State::unfit;
      choice_.text = unfit_;
    }
    take_sample();
    take_rank();
    take_mean();
    return std::move(choice_);
  }

 private:
  // The only number in this row, while the table has the numbers of several.
  bool is_left_over(const std::string& text) const {
    const auto is_it = [&](const Found& each) { return each.text == text; };
    const auto found = std::find_if(fitting_.begin(), fitting_.end(), is_it);
    return found->is_one_of_several && std::count_if(fitting_.begin(), fitting_.end(), is_it) == 1;
  }

  std::string about_of(const std::string& text) const {
    const auto found = std::find_if(fitting_.begin(), fitting_.end(),
                                    [&](const Found& each) { return each.text == text; });
    return found->about;
  }

  static void add_new(const std::string& text, std::vector<std::string>& to) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  }

  void add_rank(const Found& each) {
    const bool ranks =
        thing_.kind == Thing::Kind::indicator && is_ranked(pack_.indicators[thing_.position]);
    const bool is_used = each.part == Part::peers && ranks && beaten_.empty();
    if (is_used) beaten_ = each.text;
    if (!is_used && beaten_ != each.text) choice_.idle_ranks.push_back(each.text);
  }

  void add_other(const Found& each) {
    if (is_blank(each.text)) return;
    if (takes_means_ && mean_.empty() && is_peer_mean(each.label)) {
      mean_ = each.text;
      return;
    }
    add_new(each.label.empty() ? each.text : each.label + ' ' + each.text, choice_.idle_others);
  }

  // "共48单" of a count is the count.
  void add_sample(Found each) {
    const auto counts = counts_in(each.text);
    if (!is_count(pack_, thing_) || !counts || counts->numerator) {
      return add_new(each.text, samples_);
    }
    each.text = std::to_string(*counts->denominator);
    each.part = Part::unsaid;
    add_value(std::move(each));
  }

  // Of a mean there is only one count.
  void add_count(const std::string& text) {
    if (is_blank(text)) return;
    switch (sides_of(pack_, thing_)) {
      case Sides::none:
        return add_new(text, choice_.idle_counts);
      case Sides::below:
        return add_new(as_denominator(text), samples_);
      case Sides::both:
        return add_new(text, choice_.unread_counts);
    }
  }

  void add_value(Found each) {
    const Fit fit = fit_of(pack_, thing_, each.text);
    if (fit == Fit::unfit && unfit_.empty()) unfit_ = each.text;
    // What the screen leaves empty behind a value says nothing of it.
    const bool is_trailing = fit == Fit::nothing && !fitting_.empty();
    if (fit != Fit::unfit && !is_trailing) fitting_.push_back(std::move(each));
  }

  // The counts that can be taken, in one text.
  std::string counts() {
    const Sides sides = sides_of(pack_, thing_);
    std::string text;
    for (const std::string& word : samples_) {
      const auto counts = counts_in(word);
      if (sides == Sides::none || (sides == Sides::below && counts && counts->numerator)) {
        add_new(word, choice_.idle_counts);
      } else {
        text += (text.empty() ? "" : " ") + word;
      }
    }
    return text;
  }

  void take_sample() {
    const std::string text = counts();
    if (text.empty()) return;
    const auto sample = sample_in(text);
    if (!sample || !sample->beside.empty()) return add_new(text, choice_.unread_counts);
    const bool is_alone = choice_.state == Choice::State::nothing;
    if (!is_alone && choice_.state != Choice::State::one) return;
    const std::string both = is_alone ? text : choice_.text + ' ' + text;
    // A value that its own sample contradicts is none.
    choice_.state =
        fit_of(pack_, thing_, both) == Fit::unfit ? Choice::State::unfit : Choice::State::one;
    choice_.text = both;
  }

  void take_rank() {
    if (beaten_.empty()) return;
    const std::string both = choice_.text + " 超过" + beaten_;
    const bool is_taken =
        choice_.state == Choice::State::one && fit_of(pack_, thing_, both) != Fit::unfit;
    if (is_taken) choice_.text = both;
    if (!is_taken) choice_.idle_ranks.push_back(beaten_);
  }

  void take_mean() {
    if (mean_.empty()) return;
    const std::string both = with_mean(choice_.text, mean_);
    const bool is_taken =
        choice_.state == Choice::State::one && fit_of(pack_, thing_, both) != Fit::unfit;
    if (is_taken) choice_.text = both;
    if (!is_taken) choice_.idle_others.push_back("同行均值 " + mean_);
  }

  const Pack& pack_;
  const Thing& thing_;
  bool takes_means_;
  Choice choice_;
  std::vector<Found> fitting_;
  std::string unfit_;
  std::string beaten_;
  std::string mean_;  // of the peers
  std::vector<std::string> samples_;
};

bool is_value(const Found& each) {
  return each.part == Part::own || each.part == Part::unsaid || each.part == Part::points ||
         each.part == Part::trend;
}

// Of values over several periods those of the rule's days, or of no days that are said, hold.
void keep_periods(const Pack& pack, const Thing& thing, std::vector<Found>& found, Choice& choice) {
  const std::set<std::int32_t> days = window_days(pack, thing);
  if (days.empty()) return;
  const auto is_foreign = [&](const Found& each) {
    return each.period && !days.contains(*each.period);
  };
  std::set<std::int32_t> foreign;
  bool has_own = false;
  for (const Found& each : found) {
    if (!is_value(each) || fit_of(pack, thing, each.text) != Fit::value) continue;
    if (is_foreign(each)) foreign.insert(*each.period);
    has_own |= !is_foreign(each);
  }
  if (!has_own && foreign.size() < 2) {
    if (!foreign.empty()) choice.period = *foreign.begin();
    return;
  }
  for (const Found& each : found) {
    if (!is_foreign(each) || !is_value(each)) continue;
    choice.idle_periods.push_back(each.text + '(' + std::to_string(*each.period) + "日)");
  }
  std::erase_if(found, is_foreign);
}

}  // namespace

Choice choose(const Pack& pack, const Thing& thing, std::vector<Found> found,
              std::optional<Day> as_of, bool is_exact) {
  const std::optional<Day> day = is_exact ? as_of : day_to_take(found, as_of);
  std::erase_if(found, [&](const Found& each) { return day && each.day != day; });
  Choice periods;
  keep_periods(pack, thing, found, periods);
  Chooser chooser(pack, thing, !is_exact);  // a sheet of days keeps no means
  for (Found& each : found) chooser.add(std::move(each));
  Choice choice = chooser.take();
  choice.day = day;
  choice.period = periods.period;
  choice.idle_periods = std::move(periods.idle_periods);
  return choice;
}

}  // namespace xingji::typed

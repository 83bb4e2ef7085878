#include "typed/settle.h"

#include <algorithm>

#include "typed/inputs.h"
#include "typed/say.h"

namespace xingji::typed {

void Settling::settle(const Thing& thing, const std::string& name, const Choice& choice,
                      bool is_near) {
  note_ranks(thing, name, choice);
  note_counts(thing, name, choice);
  note_others(name, choice);
  const bool is_indicator = thing.kind == Thing::Kind::indicator;
  if (is_indicator && refused_.contains(thing.position)) return;
  if (typed_.has(thing)) {
    if (is_indicator && choice.state == Choice::State::one) see_again(thing, name, choice, is_near);
    return;
  }
  switch (choice.state) {
    case Choice::State::one:
      return take_one(thing, name, choice, is_near);
    case Choice::State::ambiguous:
      return refuse_several(name, choice.several);
    case Choice::State::unfit:
      // A heading's number may be a weight or a date.
      if (thing.kind == Thing::Kind::indicator || is_input(thing)) {
        const Title what = wrong_value(name, choice.text, pack_, thing);
        problems_.push_back(is_exact_ ? on_day(*as_of_, what) : what);
      }
      told_.insert(name);
      return;
    case Choice::State::nothing:
      return note_nothing(thing, name, choice);
  }
}

void Settling::take_one(const Thing& thing, const std::string& name, const Choice& choice,
                        bool is_near) {
  take(pack_, thing, choice.text, typed_);
  if (thing.kind == Thing::Kind::indicator) {
    taken_[thing.position] = {name, choice.value, choice.period, is_near, choice.day};
  }
  if (choice.day) days_.insert(*choice.day);
  if (!choice.about.empty()) typed_.remarks.push_back(nearly(name, choice.about, choice.value));
}

// A long paste may repeat the name in every line: the first tells what to do about all.
void Settling::refuse_several(const std::string& name, const std::vector<std::string>& several) {
  if (told_.insert(name).second) {
    return refuse(is_exact_ ? on_day(*as_of_, several_on_day(name, several))
                            : several_values(name, several));
  }
  for (const std::string& each : several) idle_others_.push_back(name + ' ' + each);
}

// Over the rule's own days, where the first was not; under the very name, where that was only near.
bool Settling::replaces(const Thing& thing, const Choice& choice, bool is_near) const {
  const auto known = taken_.find(thing.position);
  if (known == taken_.end()) return false;
  const Taken& first = known->second;
  if (choice.day && first.day && *choice.day != *first.day) return *choice.day > *first.day;
  if (first.period.has_value() != choice.period.has_value()) return first.period.has_value();
  return first.is_near && !is_near && first.value != choice.value;
}

void Settling::forget(std::size_t indicator) {
  typed_.indicators.erase(indicator);
  typed_.samples.erase(indicator);
  typed_.beaten.erase(indicator);
}

// Under its own name a number may have its sample only where it stands the second time.
void Settling::see_again(const Thing& thing, const std::string& name, const Choice& choice,
                         bool is_near) {
  const auto known = taken_.find(thing.position);
  if (known == taken_.end()) return;
  if (replaces(thing, choice, is_near)) {
    const Taken& first = known->second;
    idle_others_.push_back(first.name + ' ' + first.value);
    forget(thing.position);
    return take_one(thing, name, choice, is_near);
  }
  if (is_exact_ && known->second.value != choice.value) {
    refuse(on_day(*as_of_, several_on_day(name, {known->second.value, choice.value})));
    forget(thing.position);
    taken_.erase(known);
    refused_.insert(thing.position);
  } else if (choice.period && !known->second.period) {
    idle_others_.push_back(name + ' ' + choice.value);
  } else if (known->second.value != choice.value) {
    typed_.remarks.push_back(again(name, choice.text, known->second.value));
  } else if (!typed_.samples.contains(thing.position)) {
    take(pack_, thing, choice.text, typed_);
  }
}

void Settling::note_counts(const Thing& thing, const std::string& name, const Choice& choice) {
  for (const std::string& each : choice.idle_counts) idle_counts_.push_back(name + ' ' + each);
  if (choice.unread_counts.empty()) return;
  const bool is_asked = thing.kind == Thing::Kind::indicator && asks_sample(pack_, thing.position);
  if (is_asked) problems_.push_back(unread_counts(name, choice.unread_counts));
  for (const std::string& each : choice.unread_counts) {
    if (!is_asked) idle_counts_.push_back(name + ' ' + each);
  }
}

// Where ranks give the points a phrase that was not read is a problem; elsewhere it is of no use.
void Settling::note_ranks(const Thing& thing, const std::string& name, const Choice& choice) {
  const bool ranks =
      thing.kind == Thing::Kind::indicator && is_ranked(pack_.indicators[thing.position]);
  for (const std::string& phrase : choice.idle_ranks) {
    if (ranks && !typed_.beaten.contains(thing.position)) {
      problems_.push_back(unread_rank(name, phrase));
    } else if (!ranks) {
      idle_ranks_.push_back(name + ' ' + phrase);
    }
  }
}

void Settling::note_others(const std::string& name, const Choice& choice) {
  if (choice.state == Choice::State::nothing) return;  // they are the reason, and said as such
  for (const auto* others : {&choice.idle_others, &choice.idle_periods}) {
    for (const std::string& each : *others) idle_others_.push_back(name + ' ' + each);
  }
}

void Settling::note_nothing(const Thing& thing, const std::string& name, const Choice& choice) {
  if (thing.kind != Thing::Kind::indicator || is_exact_) return;
  Title why = without_value(name);
  if (!choice.idle_periods.empty()) {
    why = other_periods(name, choice.idle_periods, window_days(pack_, thing));
  } else if (!choice.idle_others.empty()) {
    why = only_others(name, choice.idle_others, example_of(pack_, thing));
  }
  without_value_.push_back({name, why, thing});
}

void Settling::tell_days() {
  if (is_exact_) return;
  for (const Day taken : days_) typed_.remarks.push_back(taken_day(taken, as_of_, judged_));
  if (!days_.empty()) typed_.table_day = *days_.rbegin();
}

void Settling::finish() {
  for (const auto& [name, why, thing] : without_value_) {
    if (typed_.has(thing) || !told_.insert(name).second) continue;
    typed_.not_understood.push_back(why);
  }
  for (const auto& [i, taken] : taken_) {
    if (!taken.period) continue;
    const auto days = window_days(pack_, {Thing::Kind::indicator, i});
    typed_.remarks.push_back(of_other_days(taken.name, taken.value, *taken.period, days));
  }
  tell_days();
  if (!idle_others_.empty()) typed_.remarks.push_back(idle_others(idle_others_));
  if (!idle_ranks_.empty()) typed_.remarks.push_back(idle_ranks(idle_ranks_));
  if (!idle_counts_.empty()) typed_.remarks.push_back(idle_counts(idle_counts_));
  typed_.not_understood.insert(typed_.not_understood.end(), problems_.begin(), problems_.end());
}

}  // namespace xingji::typed

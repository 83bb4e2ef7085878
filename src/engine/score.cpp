#include "engine/score.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <ranges>
#include <thread>

#include "engine/batches.h"
#include "engine/covered.h"
#include "engine/moving_card.h"
#include "engine/score_prepared.h"
#include "engine/window.h"
#include "pack/counting.h"

namespace xingji {
namespace {

// A version made ready; plans keep scratch space, so every thread has its own.
struct Ready {
  Rules rules;
  Plan plan;
  std::optional<Settling> settling = {};
  Card card = {};  // room for one
  Ready(const Pack& pack, const FactSet& facts) : rules(pack), plan(make_plan(pack, facts)) {}

  /// Of the days first … last, made once for all accounts. `marks`: always the same.
  Settling& settling_of(Day first, Day last, const std::vector<std::uint64_t>& marks) {
    const bool is_there = settling && settling->first() == first && settling->last() == last;
    return is_there ? *settling : settling.emplace(plan, first, last, marks);
  }
};

// The days whose cards are needed, both inclusive.
struct DaysJudged {
  Day first = 0;
  Day last = 0;
};

DaysJudged days_judged(const Family& family, const ScoreOptions& options) {
  if (!options.shown_to) return {options.first, options.last};
  DaysJudged days{options.last, options.first - 1};
  for (Day viewed = options.first; viewed <= options.last; ++viewed) {
    const auto day = judged_for(family, viewed, options);
    if (!day) continue;
    days.first = std::min(days.first, *day);
    days.last = std::max(days.last, *day);
  }
  return days;
}

using PeersOfVersions = std::map<const Pack*, PeerTables>;

class Scorer {
 public:
  Scorer(const Family& family, const FactSet& facts, const ScoreOptions& options,
         const PeersOfVersions& peers, const std::vector<NamedRows>& subjects)
      : family_(family), facts_(facts), options_(options), peers_(peers), subjects_(subjects) {}

  /// Hands each of the batch on with its position and its cards.
  void score(const Batch& batch, const std::function<void(std::size_t, SubjectCards&&)>& hand_on) {
    std::vector<SubjectCards> results(batch.size());
    for (std::size_t at = 0; at < batch.size(); ++at) {
      results[at].subject = subjects_[batch[at]].subject;
      results[at].cards.reserve(static_cast<std::size_t>(options_.last - options_.first) + 1);
    }
    visit(batch, [&](std::size_t at, const Card& card, Day until, const Pack& pack) {
      SubjectCards& result = results[at];
      for (Day day = card.day; day <= until; ++day) {
        result.cards.push_back(card);
        result.cards.back().day = day;
        result.packs.push_back(&pack);
        result.stays.push_back(day > card.day ? 1 : 0);
      }
    });
    for (std::size_t at = 0; at < batch.size(); ++at) {
      hand_on(batch[at], options_.shown_to ? as_shown(results[at]) : std::move(results[at]));
    }
  }

  /// Calls `see` with each subject's position in the batch and its cards, ascending, each with the
  /// last day that it is the card of, and the version behind it.
  using See = std::function<void(std::size_t, const Card&, Day, const Pack&)>;
  void visit(const Batch& batch, const See& see) {
    const std::vector<AccountRows> accounts = accounts_of(subjects_, batch);
    const DaysJudged days = days_judged(family_, options_);
    for (Day first = days.first; first <= days.last;) {
      const Pack* pack = version_on(family_, first, options_);
      Day last = first;  // of the stretch that one version judges
      while (last < days.last && version_on(family_, last + 1, options_) == pack) ++last;
      const DaysJudged stretch{first, last};
      visit_days(pack, accounts, stretch, see);
      first = last + 1;
    }
  }

  /// The same of both rules where both judge.
  using SeeBoth = std::function<void(std::size_t, const Card&, const Card&)>;
  void visit_both(const Family& after, const Batch& batch, const SeeBoth& see) {
    const std::vector<AccountRows> accounts = accounts_of(subjects_, batch);
    for (Day first = options_.first; first <= options_.last;) {
      const auto packs_on = [&](Day day) {
        return std::pair(version_on(family_, day, options_), version_on(after, day, options_));
      };
      const auto [was, is] = packs_on(first);
      Day last = first;
      while (last < options_.last && packs_on(last + 1) == std::pair(was, is)) ++last;
      if (was != nullptr && is != nullptr) {
        visit_days_of_both(*was, *is, accounts, {first, last},
                           [&](std::size_t at, const Card& old_card, const Card& new_card) {
                             see(batch[at], old_card, new_card);
                           });
      }
      first = last + 1;
    }
  }

 private:
  SubjectCards as_shown(const SubjectCards& judged) const {
    SubjectCards result{judged.subject, {}, {}};
    for (Day viewed = options_.first; viewed <= options_.last; ++viewed) {
      const auto day = judged_for(family_, viewed, options_);
      const auto card =
          day ? std::ranges::lower_bound(judged.cards, *day, {}, &Card::day) : judged.cards.end();
      result.shown_on.push_back(viewed);
      if (card != judged.cards.end() && card->day == *day) {
        result.cards.push_back(*card);
        result.packs.push_back(judged.packs[static_cast<std::size_t>(card - judged.cards.begin())]);
      } else {
        const Pack& shape = family_.versions.back();
        result.cards.push_back(
            unjudged(shape, viewed, {"还没有公布任何分数", "no score is published yet"}));
        result.packs.push_back(&shape);
      }
    }
    return result;
  }

  Ready& ready(const Pack& pack) {
    auto& ready = ready_[&pack];
    if (ready == nullptr) ready = std::make_unique<Ready>(pack, facts_);
    return *ready;
  }

  MovingCard moving_card(Ready& ready, const Balances& balances) const {
    const auto peers = peers_.find(ready.rules.pack);
    return MovingCard(ready.rules, balances, options_.explained,
                      peers == peers_.end() ? nullptr : &peers->second, std::move(ready.card));
  }

  bool is_asked(const Pack& pack, Day day) const {
    return options_.previews || day == options_.last || is_final(pack, day);
  }

  void visit_days(const Pack* pack, Accounts accounts, DaysJudged days, const See& see) {
    if (pack == nullptr) return visit_unjudged(accounts.size(), days, see);
    Ready& by = ready(*pack);
    const Day first = days.first - by.rules.days_back;
    fold(by.plan, accounts, by.settling_of(first, days.last, by.rules.inputs.measures),
         [&](std::size_t a, const Balances& balances) {
           MovingCard card = moving_card(by, balances);
           for (Day day = days.first; day <= days.last; ++day) {
             if (!is_asked(*pack, day)) continue;
             Card& of_day = card.on(day);
             // Where not every day is asked for there are periods, and no card stays.
             CHECK(!pack->period || card.until() == day);
             if (options_.explained) note_covered(by.rules, by.plan, accounts[a], balances, of_day);
             see(a, of_day, card.until(), *pack);
             day = card.until();
           }
           by.card = card.take_room();
         });
  }

  void visit_days_of_both(const Pack& before, const Pack& after, Accounts accounts, DaysJudged days,
                          const SeeBoth& see) {
    Ready& was = ready(before);
    Ready& is = ready(after);
    const Day first = days.first - std::max(was.rules.days_back, is.rules.days_back);
    const bool are_alike = count_alike(before, after);
    std::vector<std::uint64_t> marks = was.rules.inputs.measures;
    for (std::size_t m = 0; are_alike && m < marks.size(); ++m) {
      marks[m] |= is.rules.inputs.measures[m];  // one fold tells both cards
    }
    const auto visit_account = [&](std::size_t a, const Balances& old_balances) {
      // What people gave may be believed by what other rules make of it.
      const bool folds_once = &was == &is || (are_alike && old_balances.given.empty());
      Settling& own = is.settling_of(first, days.last, is.rules.inputs.measures);
      if (!folds_once) fold(is.plan, {&accounts[a], 1}, own, [](std::size_t, const Balances&) {});
      MovingCard old_card = moving_card(was, old_balances);
      MovingCard new_card = moving_card(is, folds_once ? old_balances : own.balances());
      for (Day day = days.first; day <= days.last; ++day) {
        if (is_asked(before, day)) see(a, old_card.on(day), new_card.on(day));
      }
      was.card = old_card.take_room();
      is.card = new_card.take_room();
    };
    fold(was.plan, accounts, was.settling_of(first, days.last, marks), visit_account);
  }

  void visit_unjudged(std::size_t accounts, DaysJudged days, const See& see) const {
    const Pack& shape = family_.versions.back();
    for (std::size_t a = 0; a < accounts; ++a) {
      for (Day day = days.first; day <= days.last; ++day) {
        see(a, unjudged(shape, day), day, shape);
      }
    }
  }

  const Family& family_;
  const FactSet& facts_;
  const ScoreOptions& options_;
  const PeersOfVersions& peers_;
  const std::vector<NamedRows>& subjects_;
  std::map<const Pack*, std::unique_ptr<Ready>> ready_;
};

// Everybody's values for the days that each version judges, whoever is asked for.
PeersOfVersions peers_of_versions(const Family& family, const FactSet& facts,
                                  const ScoreOptions& options) {
  PeersOfVersions result;
  const DaysJudged days = days_judged(family, options);
  for (Day first = days.first; first <= days.last;) {
    const Pack* pack = version_on(family, first, options);
    Day last = first;
    while (last < days.last && version_on(family, last + 1, options) == pack) ++last;
    if (pack != nullptr && pack->peers) {
      result.emplace(pack, peers_of(*pack, facts, first, last, options.threads));
    }
    first = last + 1;
  }
  return result;
}

}  // namespace

const Pack* version_on(const Family& family, Day day, const ScoreOptions& options) {
  return family.on(options.assume_version.value_or(day));
}

Day first_of_last(const Family& family, Day last, std::int64_t count, const ScoreOptions& options) {
  Day first = last;
  for (std::int64_t found = 1; found < count;) {
    const Pack* pack = version_on(family, --first, options);
    if (pack == nullptr || is_final(*pack, first)) ++found;
  }
  return first;
}

std::optional<Day> judged_for(const Family& family, Day viewed, const ScoreOptions& options) {
  if (options.assume_version) {
    const Pack* pack = version_on(family, viewed, options);
    if (pack == nullptr) return std::nullopt;
    return judged_for(*pack, *options.shown_to, viewed, viewed - 1);
  }
  for (const Pack& pack : std::views::reverse(family.versions)) {
    const Day latest = std::min(viewed - 1, pack.until.value_or(viewed));
    const auto day = judged_for(pack, *options.shown_to, viewed, latest);
    if (day && (!pack.since || *pack.since <= *day)) return day;
  }
  return std::nullopt;
}

namespace {

/// Whoever is free takes the next batch. The caller does something else first.
void share_out(
    std::vector<std::unique_ptr<Scorer>>& scorers, const std::vector<Batch>& batches,
    const std::function<void(Scorer&, const Batch&)>& work,
    const std::function<void()>& first = [] {}) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&](Scorer& scorer) {
    for (std::size_t i = next++; i < batches.size(); i = next++) work(scorer, batches[i]);
  };
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < scorers.size(); ++t) {
    threads.emplace_back(take, std::ref(*scorers[t]));
  }
  first();
  take(*scorers[0]);
}

std::vector<std::unique_ptr<Scorer>> make_scorers(const Family& family, const FactSet& facts,
                                                  const ScoreOptions& options,
                                                  const PeersOfVersions& peers,
                                                  const std::vector<NamedRows>& subjects) {
  std::vector<std::unique_ptr<Scorer>> scorers;
  for (std::size_t t = 0; t < options.threads; ++t) {
    scorers.push_back(std::make_unique<Scorer>(family, facts, options, peers, subjects));
  }
  return scorers;
}

std::vector<NamedRows> asked_subjects(const Family& family, const FactSet& facts,
                                      const ScoreOptions& options) {
  const Pack& shape = family.versions.back();
  return options.subjects.empty() ? all_rows(facts, shape)
                                  : rows_of(facts, shape, options.subjects);
}

}  // namespace

void score_prepared(const Family& family, const FactSet& facts, const ScoreOptions& options,
                    const std::function<std::any(SubjectCards&&)>& prepare,
                    const std::function<void(std::any&&)>& emit,
                    const std::function<void(std::size_t, std::size_t)>& progress) {
  // Cards scored at a time, whatever the market's size and the number of days; as many wait to be
  // emitted.
  constexpr std::size_t cards = 8192;
  const auto days = static_cast<std::size_t>(options.last - options.first) + 1;
  const std::size_t at_once = std::max(options.threads, cards / days);
  const std::vector<NamedRows> subjects = asked_subjects(family, facts, options);
  const PeersOfVersions peers = peers_of_versions(family, facts, options);
  auto scorers = make_scorers(family, facts, options, peers, subjects);
  std::size_t emitted = 0;
  std::vector<std::any> prepared;
  const auto emit_prepared = [&] {
    for (std::any& of_subject : prepared) emit(std::move(of_subject));
    emitted += prepared.size();
    if (progress && !prepared.empty()) progress(emitted, subjects.size());
  };
  for (std::size_t begin = 0; begin < subjects.size(); begin += at_once) {
    const std::size_t end = std::min(subjects.size(), begin + at_once);
    std::vector<std::any> results(end - begin);
    share_out(
        scorers, batches_of(facts, subjects, begin, end, days),
        [&](Scorer& scorer, const Batch& batch) {
          scorer.score(batch, [&](std::size_t i, SubjectCards&& of_subject) {
            results[i - begin] = prepare(std::move(of_subject));
          });
        },
        emit_prepared);
    prepared = std::move(results);
  }
  emit_prepared();
}

void score(const Family& family, const FactSet& facts, const ScoreOptions& options,
           const std::function<void(const SubjectCards&)>& emit,
           const std::function<void(std::size_t, std::size_t)>& progress) {
  score_prepared(
      family, facts, options, [](SubjectCards&& cards) { return std::any(std::move(cards)); },
      [&](std::any&& cards) { emit(*std::any_cast<SubjectCards>(&cards)); }, progress);
}

void visit_cards(const Family& family, const FactSet& facts, const ScoreOptions& options,
                 const std::function<void(std::size_t, const Card&, Day)>& see) {
  CHECK(!options.shown_to);
  const auto days = static_cast<std::size_t>(options.last - options.first) + 1;
  const std::vector<NamedRows> subjects = asked_subjects(family, facts, options);
  const PeersOfVersions peers = peers_of_versions(family, facts, options);
  auto scorers = make_scorers(family, facts, options, peers, subjects);
  share_out(scorers, batches_of(facts, subjects, 0, subjects.size(), days),
            [&](Scorer& scorer, const Batch& batch) {
              scorer.visit(batch, [&](std::size_t at, const Card& card, Day until, const Pack&) {
                see(batch[at], card, until);
              });
            });
}

void visit_both(const Family& before, const Family& after, const FactSet& facts,
                const ScoreOptions& options,
                const std::function<void(std::size_t, const Card&, const Card&)>& see) {
  CHECK(!options.shown_to);
  const auto days = static_cast<std::size_t>(options.last - options.first) + 1;
  const std::vector<NamedRows> subjects = asked_subjects(before, facts, options);
  PeersOfVersions peers = peers_of_versions(before, facts, options);
  peers.merge(peers_of_versions(after, facts, options));
  auto scorers = make_scorers(before, facts, options, peers, subjects);
  share_out(scorers, batches_of(facts, subjects, 0, subjects.size(), days),
            [&](Scorer& scorer, const Batch& batch) { scorer.visit_both(after, batch, see); });
}

}  // namespace xingji

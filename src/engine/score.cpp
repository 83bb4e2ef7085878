#include "engine/score.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <ranges>
#include <thread>

#include "engine/covered.h"
#include "engine/moving_card.h"
#include "engine/subjects.h"

namespace xingji {
namespace {

// A version made ready; plans keep scratch space, so every thread has its own.
struct Ready {
  Rules rules;
  Plan plan;
  Ready(const Pack& pack, const FactSet& facts) : rules(pack), plan(make_plan(pack, facts)) {}
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
         const PeersOfVersions& peers)
      : family_(family), facts_(facts), options_(options), peers_(peers) {}

  SubjectCards score(const std::string& subject) {
    SubjectCards result{subject, {}, {}};
    result.cards.reserve(static_cast<std::size_t>(options_.last - options_.first) + 1);
    visit(subject, [&](const Card& card, const Pack& pack) {
      result.cards.push_back(card);
      result.packs.push_back(&pack);
    });
    return options_.shown_to ? as_shown(result) : std::move(result);
  }

  /// Calls `see` with each card, ascending, and the version behind it.
  using See = std::function<void(const Card&, const Pack&)>;
  void visit(const std::string& subject, const See& see) {
    const auto account = find_subject(facts_, family_.versions.back(), subject);
    CHECK(account.has_value());
    const DaysJudged days = days_judged(family_, options_);
    for (Day first = days.first; first <= days.last;) {
      const Pack* pack = version_on(family_, first, options_);
      Day last = first;  // of the stretch that one version judges
      while (last < days.last && version_on(family_, last + 1, options_) == pack) ++last;
      visit_days(pack, *account, first, last, see);
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

  void visit_days(const Pack* pack, const AccountRows& account, Day first, Day last,
                  const See& see) {
    if (pack == nullptr) {
      const Pack& shape = family_.versions.back();
      for (Day day = first; day <= last; ++day) see(unjudged(shape, day), shape);
      return;
    }
    auto& ready = ready_[pack];
    if (ready == nullptr) ready = std::make_unique<Ready>(*pack, facts_);
    const Balances balances = fold(ready->plan, account, first - ready->rules.days_back, last);
    const auto peers = peers_.find(pack);
    const PeerTables* peers_of_day = peers == peers_.end() ? nullptr : &peers->second;
    MovingCard card(ready->rules, balances, options_.explained, peers_of_day);
    for (Day day = first; day <= last; ++day) {
      const bool is_asked = options_.previews || day == options_.last;
      if (!is_asked && !is_final(*pack, day)) continue;
      Card& of_day = card.on(day);
      if (options_.explained) note_covered(ready->rules, ready->plan, account, balances, of_day);
      see(of_day, *pack);
    }
  }

  const Family& family_;
  const FactSet& facts_;
  const ScoreOptions& options_;
  const PeersOfVersions& peers_;
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

std::vector<std::string> subjects_of(const FactSet& facts) {
  std::vector<std::string> subjects;
  for (const Shard& shard : facts.shards) {
    for (const Account& account : shard.accounts) {
      if (account.is_shop) subjects.push_back(account.id);
    }
  }
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

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

/// Whoever is free takes the next of the subjects begin … end − 1.
void share_out(std::vector<std::unique_ptr<Scorer>>& scorers, std::size_t begin, std::size_t end,
               const std::function<void(Scorer&, std::size_t)>& work) {
  std::atomic<std::size_t> next = begin;
  const auto take = [&](Scorer& scorer) {
    for (std::size_t i = next++; i < end; i = next++) work(scorer, i);
  };
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < scorers.size(); ++t) {
    threads.emplace_back(take, std::ref(*scorers[t]));
  }
  take(*scorers[0]);
}

std::vector<std::unique_ptr<Scorer>> make_scorers(const Family& family, const FactSet& facts,
                                                  const ScoreOptions& options,
                                                  const PeersOfVersions& peers) {
  std::vector<std::unique_ptr<Scorer>> scorers;
  for (std::size_t t = 0; t < options.threads; ++t) {
    scorers.push_back(std::make_unique<Scorer>(family, facts, options, peers));
  }
  return scorers;
}

std::vector<std::string> asked_subjects(const Family& family, const FactSet& facts,
                                        const ScoreOptions& options) {
  return options.subjects.empty() ? subjects_of(facts, family.versions.back()) : options.subjects;
}

}  // namespace

void score(const Family& family, const FactSet& facts, const ScoreOptions& options,
           const std::function<void(const SubjectCards&)>& emit,
           const std::function<void(std::size_t, std::size_t)>& progress) {
  // Cards in memory at a time, whatever the market's size and the number of days.
  constexpr std::size_t cards = 16384;
  const auto days = static_cast<std::size_t>(options.last - options.first) + 1;
  const std::size_t batch = std::max(options.threads, cards / days);
  const std::vector<std::string> subjects = asked_subjects(family, facts, options);
  const PeersOfVersions peers = peers_of_versions(family, facts, options);
  auto scorers = make_scorers(family, facts, options, peers);
  for (std::size_t begin = 0; begin < subjects.size(); begin += batch) {
    const std::size_t end = std::min(subjects.size(), begin + batch);
    std::vector<SubjectCards> results(end - begin);
    share_out(scorers, begin, end, [&](Scorer& scorer, std::size_t i) {
      results[i - begin] = scorer.score(subjects[i]);
    });
    for (const SubjectCards& result : results) emit(result);
    if (progress) progress(end, subjects.size());
  }
}

void visit_cards(const Family& family, const FactSet& facts, const ScoreOptions& options,
                 const std::function<void(std::size_t, const Card&)>& see) {
  CHECK(!options.shown_to);
  const std::vector<std::string> subjects = asked_subjects(family, facts, options);
  const PeersOfVersions peers = peers_of_versions(family, facts, options);
  auto scorers = make_scorers(family, facts, options, peers);
  share_out(scorers, 0, subjects.size(), [&](Scorer& scorer, std::size_t i) {
    scorer.visit(subjects[i], [&](const Card& card, const Pack&) { see(i, card); });
  });
}

}  // namespace xingji

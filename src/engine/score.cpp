#include "engine/score.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <ranges>
#include <thread>

#include "engine/covered.h"
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
    const auto account = find_subject(facts_, family_.versions.back(), subject);
    CHECK(account.has_value());
    const DaysJudged days = days_judged(family_, options_);
    for (Day first = days.first; first <= days.last;) {
      const Pack* pack = version_on(family_, first, options_);
      Day last = first;  // of the stretch that one version judges
      while (last < days.last && version_on(family_, last + 1, options_) == pack) ++last;
      add_cards(pack, *account, first, last, result);
      first = last + 1;
    }
    return options_.shown_to ? as_shown(result) : std::move(result);
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

  void add_cards(const Pack* pack, const AccountRows& account, Day first, Day last,
                 SubjectCards& result) {
    if (pack == nullptr) {
      const Pack& shape = family_.versions.back();
      for (Day day = first; day <= last; ++day) {
        result.cards.push_back(unjudged(shape, day));
        result.packs.push_back(&shape);
      }
      return;
    }
    auto& ready = ready_[pack];
    if (ready == nullptr) ready = std::make_unique<Ready>(*pack, facts_);
    const Balances balances = fold(ready->plan, account, first - ready->rules.days_back, last);
    const auto peers = peers_.find(pack);
    const PeerTables* peers_of_day = peers == peers_.end() ? nullptr : &peers->second;
    for (Day day = first; day <= last; ++day) {
      if (!is_final(*pack, day) && day != options_.last) continue;
      Card card = evaluate(ready->rules, balances, day, options_.explained, peers_of_day);
      if (options_.explained) note_covered(ready->rules, ready->plan, account, balances, card);
      result.cards.push_back(std::move(card));
      result.packs.push_back(pack);
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

void score(const Family& family, const FactSet& facts, const ScoreOptions& options,
           const std::function<void(const SubjectCards&)>& emit,
           const std::function<void(std::size_t, std::size_t)>& progress) {
  // Cards in memory at a time, whatever the market's size and the number of days.
  constexpr std::size_t cards = 16384;
  const auto days = static_cast<std::size_t>(options.last - options.first) + 1;
  const std::size_t batch = std::max(options.threads, cards / days);
  const std::vector<std::string> subjects =
      options.subjects.empty() ? subjects_of(facts, family.versions.back()) : options.subjects;
  const PeersOfVersions peers = peers_of_versions(family, facts, options);
  std::vector<std::unique_ptr<Scorer>> scorers;
  for (std::size_t t = 0; t < options.threads; ++t) {
    scorers.push_back(std::make_unique<Scorer>(family, facts, options, peers));
  }
  for (std::size_t begin = 0; begin < subjects.size(); begin += batch) {
    const std::size_t end = std::min(subjects.size(), begin + batch);
    std::vector<SubjectCards> results(end - begin);
    std::atomic<std::size_t> next = begin;
    const auto work = [&](Scorer& scorer) {
      for (std::size_t i = next++; i < end; i = next++) {
        results[i - begin] = scorer.score(subjects[i]);
      }
    };
    std::vector<std::jthread> threads;
    for (std::size_t t = 1; t < scorers.size(); ++t) {
      threads.emplace_back(work, std::ref(*scorers[t]));
    }
    work(*scorers[0]);
    threads.clear();
    for (const SubjectCards& result : results) emit(result);
    if (progress) progress(end, subjects.size());
  }
}

}  // namespace xingji

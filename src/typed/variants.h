// Other ways in which a platform may have counted the same facts: every way is the pack with one
// thing changed, or a look from another day. What each computes is compared with what was shown.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "engine/peers.h"
#include "typed/reconcile.h"

namespace xingji::typed {

/// A pack made ready for the facts. Of a pack that compares, the first card of a day takes a look
/// at everybody.
class Judge {
 public:
  Judge(Pack pack, const FactSet& facts);
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  Card card(const AccountRows& account, Day day);
  const Pack& pack() const { return pack_; }
  const Rules& rules() const { return rules_; }

 private:
  const PeerTables* peers_on(Day day);

  Pack pack_;
  const FactSet* facts_;
  std::map<Day, PeerTables> peers_;
  Rules rules_;
  Plan plan_;
};

struct Variant {
  std::unique_ptr<Judge> judge;  // null: the plain one
  int days_later = 0;            // judged on the day that is so many later
  bool all_filings = false;      // those that nobody decided, or that were rejected, count too
  Cause cause;
};

constexpr int most_lag = 3;  // days that are looked at before and after

/// What it means that ours of so many days later is the number shown, or that of a window moved so.
Title days_title(int days);
Title window_title(int days);
/// "+1", for scripts.
std::string signed_days(int days);

/// The pack without readings as a number's source.
Pack without_readings(Pack pack);
/// Whose total is this one, whatever goes into it.
Pack with_total(Pack pack, const Ratio& total);
/// With readings before everything else.
Pack with_readings_first(Pack pack);

/// Gates that did not act, or acted though our numbers did not call for it. Of totals only.
std::vector<Variant> gate_variants_of(const Pack& pack, const FactSet& facts);
/// Lags and filings.
std::vector<Variant> variants_of(const Pack& pack, const FactSet& facts);

/// The account's shard, with every filing of it approved. `facts` knows the word "approved", or
/// there is no such filing and the shard comes back as it is.
Shard with_all_filings(const FactSet& facts, const Shard& shard);

}  // namespace xingji::typed

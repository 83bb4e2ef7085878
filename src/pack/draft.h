// A pack while it is being read: the finished structs so far, the names that expressions may use,
// and what later blocks still have to look up.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/load.h"
#include "pack/pack.h"
#include "pack/tree.h"
#include "pack/unread.h"

namespace xingji {

/// What numbers inherit, by the file they stand in: an overlay's number never inherits the pack's
/// source.
using Inherited = std::map<std::string, Provenance>;

/// `keep: { …, in: window }` waits for the measure whose window it is.
struct WindowedKeep {
  std::string id;
  Keep keep;
  std::vector<Measure::Filter> filters;  // what is asked before it keeps
  std::vector<std::size_t> exemptions;
  std::vector<std::size_t> selections;
  std::optional<std::size_t> session;
  std::optional<Expression> by;
  Place place;
};

/// A set, or the sessions that a rule makes.
struct SetDraft {
  std::string id;
  Table table = Table::orders;
  std::vector<Measure::Filter> filters;  // of the sets it is made of first
  std::vector<std::size_t> exemptions;
  std::vector<std::size_t> selections;
  std::optional<WindowedKeep> windowed;
  Place place;
  bool is_used = false;
  std::optional<std::size_t> session = {};  // position in Pack::sessions
  std::optional<Expression> by = {};
  Title assumed = {};  // why its rows are these
};

struct WindowDraft {
  Window window;
  Place place;
  bool is_used = false;
};

/// A window that waits until all measures have their types, because its choices may speak of them.
struct PendingWindow {
  std::size_t measure = 0;
  const Node* node = nullptr;
  Inherited inherited;
  std::string path;
};

struct Draft {
  Pack pack;
  std::string file;  // the pack's own, without overlays
  Problems problems;
  std::function<std::optional<Zone>(const std::string&)> find_zone;
  std::function<std::vector<std::string>()> zone_names;
  std::vector<Scope::Name> types_before;  // of the parameters under an overlay

  std::vector<SetDraft> sets;
  std::vector<WindowDraft> windows;
  std::vector<PendingWindow> pending_windows;
  std::vector<Scope::Name> measure_names;
  std::vector<Scope::Name> parameter_names;
  std::vector<Scope::Set> set_names;
  std::vector<Scope::Name> attribute_names;
  Unread unread;                                  // their faults are noted
  std::map<std::string, std::string> sourceless;  // by file and block: the first number without one
  std::vector<std::string> side_files;  // contents of files beside the pack, for its digest
  std::vector<Place> percentages;       // numbers written with a percent sign
  bool has_indicators = false;          // all are read, so that others may speak of them
  Place place_of_pack;
  Place place_of_validity;

  void refuse(const Place& place, std::string message, std::string remedy = "");
  /// Of an id that nobody defines; `near` suggests the one that was meant, if any is near. Nothing
  /// when the id is unread, or may stand in a block that is out of joint.
  void refuse_unknown(const Place& place, std::string_view what, const std::string& id,
                      const std::string& near, const std::string& otherwise = "");
  void warn(const Place& place, std::string message, std::string remedy = "");
  bool has_errors() const;
  bool is_unread(std::string_view name) const { return unread.contains(name); }
  /// Whether it stands in an overlay, where nothing rests on the pack's sources.
  bool is_overlaid(const Place& place) const { return place.file != file; }
  /// Takes note of an amount of money; a pack has one currency.
  void note_currency(const std::string& currency, const Place& place);
  /// The same of any amount, and whether it is a percentage: a lint asks how a number was meant.
  void note_amount(const Amount& amount, const Place& place);
  bool is_percentage(const Place& place) const;

  Scope day_scope() const;
  Scope row_scope(Table table) const;
  Scope number_scope() const;  // of a number that is computed: no rows, no measures
};

/// The ids of a block's things, for messages that name the nearest one.
template <class Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  ids.reserve(things.size());
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

}  // namespace xingji

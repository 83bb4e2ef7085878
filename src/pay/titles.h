// How people call what a pack's lines of pay speak of.
#pragma once

#include <string>

#include "pack/pack.h"

namespace xingji {

/// Of a measure, value or line its title, where it has one; of the team's "团队…". `id`: a name
/// that stands in a line.
Title title_in_pay(const Pack& pack, const std::string& id);

/// Of a parameter or an attribute of the people.
Title title_of_setting(const Pack& pack, Op op, const std::string& id);

}  // namespace xingji

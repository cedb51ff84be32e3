<?php
// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A must-use plug-in: sends no mail, and lets visitors comment as fast as a test does unless the option steward_flood is set.
add_filter('pre_wp_mail', '__return_false');
if (!get_option('steward_flood')) {
    remove_filter('check_comment_flood', 'check_comment_flood_db');
}
